"""What a rule would find is known from what it did not find before, and from what has changed since."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.check.sharing import shown_hits
from riskctl.cli import cache
from riskctl.cli.facts import FileMemory, Quiet
from riskctl.findings import Rule
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.place import Place
from riskctl.rules import all_rules, by_code
from tests.building import TODAY, catalog, read
from tests.change.generating import records as some_records
from tests.check.test_sharing import examples, hits, settings_of, told

RULES = tuple(rule for rule in all_rules() if not rule.after)
APART = ("CA", "DS107", "DS108", "RP113")
"""Rules about faults, after which nothing is known, and about the manifest, under which everything is remembered."""
Nodes = Mapping[tuple[str, str], Mapping[str, object]]


def filed(nodes: Nodes, files: Mapping[tuple[str, str], str]) -> Catalog:
    """A catalog of these records, each in its file."""
    records: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for (kind, id), node in nodes.items():
        records[kind][id] = KINDS[kind](id, node, files[kind, id], Place(files[kind, id], 1, 1, 1, 1))
    return replace(catalog(), records=records)


def contents(whole: Catalog) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = {}
    for record in whole.each_record():
        found.setdefault(record.file, {}).setdefault(record.kind, {})[record.id] = record.node
    return found


def known_after(before: Catalog, after: Catalog, day: str = TODAY.isoformat()) -> dict[str, list[Any]]:
    """What is known of the later catalog from a run over the earlier one; a file's digest is all that it holds."""
    old, new = contents(before), contents(after)
    quiet = frozenset(code for code, found in shown_hits(before, RULES, settings_of(before)).items() if not found)
    digests = {file: repr(content) for file, content in old.items()}
    memory = FileMemory("x", {file: repr(content) for file, content in new.items()},
                        {repr(content): content for content in old.values()}, Quiet(day, digests, quiet))
    return memory.hits(after, RULES, settings_of(after))


def assert_right(known: Mapping[str, list[Any]], after: Catalog) -> None:
    for code, found in known.items():
        assert told(found) == told(hits(by_code()[code], after)), code


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.code.startswith(APART)], ids=lambda rule: rule.code)
def test_an_example_that_is_mended_or_spoilt_is_judged_as_a_whole(rule: Rule) -> None:
    bad, good = examples(rule)
    assert_right(known_after(good, bad), bad)
    assert_right(known_after(bad, good), good)


@given(some_records(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_after_any_change_to_some_files_the_hits_are_those_of_whole_runs(records: dict[str, Any], random: Random) -> None:
    nodes = {(kind, id): node for kind, section in records.items() for id, node in section.items()}
    files = {key: random.choice(("a.yaml", "b.yaml", "c.yaml")) for key in nodes}
    changed = random.choice(("a.yaml", "b.yaml", "c.yaml"))
    later = {key: {**node, "name": "改名"} if files[key] == changed and random.random() < 0.3 else node for key, node in nodes.items()
             if files[key] != changed or random.random() < 0.8}
    before, after = filed(nodes, files), filed(later, files)
    assert_right(known_after(before, after), after)


def two_records(post: str) -> Catalog:
    nodes = {("controls", "c"): {"name": "双人核查"}, ("posts", "p"): {"name": post}}
    return filed(nodes, {("controls", "c"): "a.yaml", ("posts", "p"): "b.yaml"})


def test_rules_that_found_nothing_are_known_where_nothing_they_read_has_changed() -> None:
    known = known_after(two_records("受理岗"), two_records("审批岗"))
    assert known["RP202"] == []
    assert "OR202" not in known


def test_a_change_that_no_record_shows_leaves_every_rule_that_found_nothing_known() -> None:
    whole = two_records("受理岗")
    quiet = {code for code, found in shown_hits(whole, RULES, settings_of(whole)).items() if not found}
    assert known_after(whole, whole).keys() == quiet
    assert "DS101" not in quiet  # it reads comments


def test_another_day_and_a_fault_are_reasons_to_look_at_everything() -> None:
    whole = two_records("受理岗")
    assert known_after(whole, whole, "2026-01-01").keys() == shown_hits(whole, RULES, settings_of(whole)).keys()
    assert known_after(whole, read("controls:\n  c: {name: 双人核查, nmae: 双}\n")) == {}


def test_what_a_run_of_some_rules_found_is_not_taken_for_what_all_find() -> None:
    whole = two_records("受理岗")
    memory = FileMemory("files-test", {"a.yaml": "1", "b.yaml": "2"})
    memory.remember(whole, {"RP202": []}, is_of_all=False)
    assert (cache.load("files-test")["day"], cache.load("files-test")["quiet"]) == ("", [])
    memory.remember(whole, {"RP202": [], "OR202": []}, is_of_all=True)
    assert (cache.load("files-test")["day"], cache.load("files-test")["quiet"]) == ("2026-06-30", ["OR202", "RP202"])
