"""The engine: severities, crashes, order, withheld absence, covered fields, fingerprints."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.engine import run_rules
from riskctl.check.settings import Settings, settings_for
from riskctl.errors import UserError
from riskctl.findings import Basis, Hit, Related, Rule, Severity, Text, fingerprint
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.vocabulary import Certainty
from tests.building import catalog

NOTHING = Text("无", "none")
EMPTY = catalog()


def rule(code: str, *hits: Hit, **changes: object) -> Rule:
    """A rule that yields these hits."""
    base = Rule(code, f"rule-{code.lower()}", Severity.WARNING, "0.1", lambda of: list(hits), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)
    return replace(base, **changes)  # type: ignore[arg-type]


def at(line: int, file: str = "a.yaml") -> Place:
    return Place(file, line, 1, line, 2)


def run(of: Catalog, *rules: Rule, settings: Settings | None = None) -> list[tuple[str, int]]:
    outcome = run_rules(of, settings or Settings({}), rules)
    return [(finding.rule.code, finding.hit.at.line) for finding in outcome.findings]


def test_findings_are_ordered_by_place_then_code() -> None:
    one = rule("AA102", Hit(at(9)), Hit(at(2)))
    other = rule("AA101", Hit(at(9)), Hit(at(1, "b.yaml")))
    assert run(EMPTY, one, other) == [("AA102", 2), ("AA101", 9), ("AA102", 9), ("AA101", 1)]


def test_a_rule_that_is_off_does_not_run() -> None:
    def crash(of: Catalog) -> list[Hit]:
        raise AssertionError

    off = Settings({"AA101": None})
    outcome = run_rules(EMPTY, off, [rule("AA101", check=crash)])
    assert (outcome.findings, outcome.crashes, outcome.ran) == ((), (), ())


def test_a_crash_leaves_the_other_rules_alone() -> None:
    def crash(of: Catalog) -> list[Hit]:
        raise ZeroDivisionError

    outcome = run_rules(EMPTY, Settings({}), [rule("AA101", check=crash), rule("AA102", Hit(at(1)))])
    assert [finding.rule.code for finding in outcome.findings] == ["AA102"]
    assert [crash.code for crash in outcome.crashes] == ["AA101"]
    assert outcome.ran == ("AA102",)


def test_absence_is_withheld_while_files_are_unread() -> None:
    of = replace(EMPTY, unread=("b.yaml",))
    absence, presence = rule("AA101", Hit(at(1)), Hit(at(2)), absence=True), rule("AA102", Hit(at(3)))
    outcome = run_rules(of, Settings({}), [absence, presence])
    assert [finding.rule.code for finding in outcome.findings] == ["AA102"]
    assert outcome.withheld == 2
    assert run_rules(EMPTY, Settings({}), [absence]).withheld == 0


def test_a_missing_field_is_left_to_the_rule_that_covers_it() -> None:
    missing = rule("CA303", Hit(at(1), "c", "owner", kind="controls"), Hit(at(1), "c", "kind", kind="controls"), name="missing-field")
    owner = rule("CT101", covers=(("controls", "owner"),))
    assert run(EMPTY, missing) == [("CA303", 1), ("CA303", 1)]
    assert run(EMPTY, missing, owner) == [("CA303", 1)]


def test_severities_come_from_the_settings() -> None:
    outcome = run_rules(EMPTY, Settings({"AA101": Severity.ERROR}), [rule("AA101", Hit(at(1))), rule("AA102", Hit(at(1)))])
    assert [finding.severity for finding in outcome.findings] == [Severity.ERROR, Severity.WARNING]


def test_a_remembered_catalog_gives_the_same_findings_with_their_places() -> None:
    without = Place.start_of("a.yaml")
    places = {False: without, True: at(7)}

    def check(of: Catalog) -> list[Hit]:
        return [Hit(places[bool(of.files)], "r", related=(Related(Place.start_of("b.yaml"), "x"),))]

    asked: list[frozenset[str]] = []

    def locate(files: frozenset[str]) -> Catalog:
        asked.append(files)
        return replace(EMPTY, files=("a.yaml",))

    outcome = run_rules(EMPTY, Settings({}), [rule("AA101", check=check), rule("AA102")], locate=locate)
    assert [finding.hit.at for finding in outcome.findings] == [at(7)]
    assert asked == [frozenset({"a.yaml", "b.yaml"})]


def test_the_same_hit_twice_gets_two_fingerprints() -> None:
    prints = [finding.fingerprint for finding in run_rules(EMPTY, Settings({}), [rule("AA101", Hit(at(1), "r"), Hit(at(5), "r"))]).findings]
    assert len(set(prints)) == 2
    assert prints[1] == f"{prints[0]}-2"


@given(st.integers(1, 999), st.integers(1, 999), st.text(), st.text())
def test_a_fingerprint_knows_the_fault_and_not_its_place(line: int, other: int, value: str, note: str) -> None:
    of = rule("AA101", cause=("value",))
    base = Hit(at(line), "r", "f", {"value": value, "note": note})
    assert fingerprint(of, base) == fingerprint(of, replace(base, at=at(other, "z.yaml"), related=(Related(at(1)),)))
    assert fingerprint(of, base) == fingerprint(of, replace(base, values={"value": value, "note": note + "x"}))
    for changed in (replace(base, record="s"), replace(base, field="g"), replace(base, sod_rule="q"),
                    replace(base, values={"value": value + "x"})):
        assert fingerprint(of, base) != fingerprint(of, changed)


def test_settings_come_from_manifest_and_command_line() -> None:
    rules = [rule("AA101"), rule("AA102"), rule("BB101")]
    of = catalog({"riskctl": 1, "rules": {"AA101": "error", "AA102": "off", "BB101": False}})
    settings, faults = settings_for(of.manifest, rules)
    assert faults == ()
    assert settings.severities == {"AA101": Severity.ERROR, "AA102": None, "BB101": None}
    settings, _ = settings_for(of.manifest, rules, ["AA"], ["aa101"])
    assert settings.severities == {"AA101": None, "AA102": Severity.WARNING, "BB101": None}


def test_a_deep_rule_runs_only_when_asked() -> None:
    deep, other = rule("AA101", Hit(at(1)), deep=True), rule("AA102", Hit(at(2)))
    assert run(EMPTY, deep, other) == [("AA102", 2)]
    assert run(EMPTY, deep, other, settings=Settings({}, deep=True)) == [("AA101", 1), ("AA102", 2)]
    assert run(EMPTY, deep, settings=Settings({"AA101": None}, deep=True)) == []


def test_to_select_nothing_but_deep_rules_without_depth_is_refused() -> None:
    rules = [rule("AA101", deep=True), rule("AB101")]
    with pytest.raises(UserError, match="--deep"):
        settings_for(EMPTY.manifest, rules, ["AA"])
    settings, _ = settings_for(EMPTY.manifest, rules, ["AA"], deep=True)
    assert [settings.is_on(one) for one in rules] == [True, False]
    settings, _ = settings_for(EMPTY.manifest, rules, ["A"])
    assert [settings.is_on(one) for one in rules] == [False, True]


def test_a_hit_may_say_how_grave_it_is_until_the_manifest_does() -> None:
    unsure = Hit(at(1), basis=(Basis("某办法(2020)第1条", Certainty.M),), severity=Severity.ERROR)
    grave = Hit(at(2), severity=Severity.ERROR)
    assert [Settings({}).severity_of(rule("AA101"), hit) for hit in (unsure, grave)] == [Severity.WARNING, Severity.ERROR]
    assert Settings({"AA101": Severity.INFO}).severity_of(rule("AA101"), grave) is Severity.INFO


def test_a_hit_that_allows_no_waiver_stays_and_the_waiver_counts_as_matched() -> None:
    waiver = {"rule": "AA101/r", "record": "p", "reason": "暂缺人手", "approved_by": "q", "expires": "2026-12-31"}
    of = catalog(waivers={"w": waiver})
    hits = (Hit(at(1), "p", sod_rule="r"), Hit(at(2), "p", sod_rule="r", waivable=False))
    for hit, waived in zip(hits, ("w", None), strict=True):
        outcome = run_rules(of, Settings({}), [rule("AA101", hit)])
        assert [finding.waived for finding in outcome.findings] == [waived]
        assert outcome.waivers.matched == {"w"}
        assert outcome.waivers.lapsed == frozenset()


def test_a_setting_that_means_nothing_is_a_fault() -> None:
    of = catalog({"riskctl": 1, "rules": {"AA109": "off", "AA101": "grave", "AA102": {"length": 3}}})
    _, faults = settings_for(of.manifest, [rule("AA101"), rule("AA102")])
    assert [(fault.field, fault.values["problem"], fault.values["key"]) for fault in faults] == [
        ("rules.AA109", "rule", "AA109"), ("rules.AA101", "severity", "grave"), ("rules.AA102.length", "option", "length")]
