"""What two catalogs have in common is looked at once: the hits are those of a run over each of them whole."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.check.base import Side, findings_delta
from riskctl.check.engine import hits_of
from riskctl.check.settings import Settings, settings_for
from riskctl.check.sharing import later_hits, shared_hits
from riskctl.findings import Hit, Rule, Severity, WaiverUse
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.rules import all_rules, by_code
from tests.building import TODAY, catalog, example_folder, read
from tests.change.generating import records as some_records

DECLARED = tuple(rule for rule in all_rules() if rule.each or rule.beside)
ALL_ON = Settings({rule.code: Severity.WARNING for rule in all_rules()})


def settings_of(whole: Catalog) -> Settings:
    return replace(ALL_ON, options=settings_for(whole.manifest, all_rules())[0].options)


def hits(rule: Rule, whole: Catalog) -> list[Hit]:
    return list(hits_of(rule, whole, settings_of(whole), WaiverUse()))


def told(found: list[Hit]) -> list[str]:
    return sorted(repr((hit.at, hit.kind, hit.record, hit.field, sorted(hit.values.items()), hit.related)) for hit in found)


@cache
def examples(rule: Rule) -> tuple[Catalog, Catalog]:
    return example(rule, "bad"), example(rule, "good")


def example(rule: Rule, side: str) -> Catalog:
    folder = example_folder(rule) / side
    if folder.is_dir():
        return assemble(find_files(folder, Limits()), "", TODAY)
    return read((example_folder(rule) / f"{side}.yaml").read_bytes())


def assert_same(base: Catalog, head: Catalog, rules: tuple[Rule, ...] = DECLARED) -> None:
    for shared, whole in zip(shared_hits(base, head, rules, settings_of(head)), (base, head), strict=True):
        for code, found in shared.items():
            assert told(found) == told(hits(by_code()[code], whole)), code


def without(whole: Catalog, kind: str, ids: set[str]) -> Catalog:
    left = {id: record for id, record in whole.records.get(kind, {}).items() if id not in ids}
    return replace(whole, records={**whole.records, kind: left})


def parts(whole: Catalog, rule: Rule) -> Iterator[tuple[str, str]]:
    return ((kind, id) for kind in rule.each for id in whole.records.get(kind, {}))


@pytest.mark.parametrize("rule", [rule for rule in DECLARED if rule.each], ids=lambda rule: rule.code)
def test_what_is_found_at_a_record_does_not_depend_on_which_others_of_these_kinds_there_are(rule: Rule) -> None:
    for whole in examples(rule):
        bare = replace(whole, records={kind: {} if kind in rule.each else section for kind, section in whole.records.items()})
        alone: list[Hit] = hits(rule, bare)
        for kind, id in parts(whole, rule):
            alone += hits(rule, replace(bare, records={**bare.records, kind: {id: whole.records[kind][id]}}))
        assert told(alone) == told(hits(rule, whole))
    assert hits(rule, examples(rule)[0])


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.code)
def test_a_rule_reads_no_more_than_it_says(rule: Rule) -> None:
    bad, good = examples(rule)
    assert [*shared_hits(bad, bad, [rule], ALL_ON)[0]] == [*shared_hits(good, good, [rule], ALL_ON)[0]] == [rule.code]


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.code)
def test_examples_and_what_is_left_of_them_have_the_hits_of_whole_runs(rule: Rule) -> None:
    random = Random(rule.code)
    bad, good = examples(rule)
    assert_same(bad, good)
    for kind in (*rule.each, *rule.beside):
        ids = sorted(bad.records.get(kind, {}))
        assert_same(bad, without(bad, kind, set(random.sample(ids, len(ids) // 2 + len(ids) % 2))))


@given(some_records(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_two_catalogs_have_the_hits_of_whole_runs(records: dict[str, Any], random: Random) -> None:
    base = catalog(**records)
    sections: dict[str, Mapping[str, Record]] = {}
    for kind, section in base.records.items():
        kept = {id: record for id, record in section.items() if random.random() < 0.6}
        changed = {id: KINDS[kind](id, {**record.node, "name": "改名"}) for id, record in section.items() if random.random() < 0.3}
        sections[kind] = {**kept, **changed}
    assert_same(base, replace(base, records=sections))


def test_a_place_that_moved_is_no_common_place() -> None:
    base = read("powers:\n  a: {name: 甲, type: 'national:license'}\n")
    head = read("# 说明\npowers:\n  a: {name: 甲, type: 'national:license'}\n")
    assert_same(base, head)
    assert {hit.at.line for found in shared_hits(base, head, DECLARED, ALL_ON)[1].values() for hit in found} == {3}
    assert {hit.at.line for found in shared_hits(base, head, DECLARED, ALL_ON)[0].values() for hit in found} == {2}


def test_true_is_not_one() -> None:
    steps = "powers:\n  a: {{name: 甲, steps: {{b: {{name: 乙, kind: verify, people: {}, next: [end]}}}}}}\n"
    assert_same(read(steps.format("1.0")), read(steps.format("'1'")))


def test_a_rule_that_asks_for_more_than_it_says_runs_over_both_whole() -> None:
    rule = by_code()["PW101"]
    nosy = replace(rule, code="XX101", check=lambda whole: list(rule.check(whole)) if whole.people else [])
    curious = replace(rule, code="XX102", check=lambda whole: list(rule.check(whole)) if whole.faults else [])
    whole = catalog(powers={"a": {"name": "甲"}}, people={"p": {"name": "张某"}})
    assert shared_hits(whole, whole, [nosy, curious], ALL_ON) == ({}, {})
    sides = Side(whole, settings_for(whole.manifest, [nosy])[0])
    [finding] = findings_delta(sides, sides, [nosy]).unchanged
    assert (finding.rule.code, finding.hit.record) == ("XX101", "a")


def test_rules_that_are_off_or_look_something_up_that_differs_are_not_shared() -> None:
    rule = by_code()["RP202"]
    base = catalog(controls={"c": {"name": "双人核查"}})
    assert shared_hits(base, catalog(controls={"c": {"name": "核查"}}), [rule], ALL_ON) == ({}, {})
    assert shared_hits(base, base, [rule], Settings({"RP202": None})) == ({}, {})
    assert shared_hits(base, base, [rule], ALL_ON) == ({"RP202": []}, {"RP202": []})


def test_another_manifest_shares_nothing() -> None:
    base, head = catalog({"riskctl": 1, "packs": ["tax"]}), catalog({"riskctl": 1})
    assert shared_hits(base, head, DECLARED, ALL_ON) == ({}, {})


@given(some_records(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_is_remembered_of_the_base_gives_the_hits_of_whole_runs(records: dict[str, Any], random: Random) -> None:
    base = catalog(**records)
    sections = {kind: {id: KINDS[kind](id, {**record.node, "name": "改名"}) if random.random() < 0.3 else record
                       for id, record in section.items() if random.random() < 0.7} for kind, section in base.records.items()}
    head = replace(base, records=sections)
    found = shared_hits(base, base, DECLARED, settings_of(base))[0]
    quiet = [by_code()[code] for code, some in found.items() if not some]
    for code, later in later_hits(base, head, quiet, settings_of(head)).items():
        assert told(later) == told(hits(by_code()[code], head)), code
