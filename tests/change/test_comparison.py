"""The comparison of catalogs: properties that hold of all, and what people do to catalogs."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.assemble import assemble, from_records
from riskctl.catalog.discover import Found
from riskctl.change.comparison import Comparison, compare
from riskctl.change.entry import Change
from riskctl.model.catalog import Catalog
from tests.building import TODAY, catalog, read
from tests.change.applying import applied, comparable, meanings
from tests.change.generating import Records, pairs, records

Told = tuple[str, str, str, str | None, Any, Any]


def told(changes: tuple[Change, ...]) -> list[Told]:
    """Everything that the changes say."""
    return [(one.kind.value, one.record_kind, one.record, one.field, one.old, one.new) for one in changes]


def of_records(some: Records) -> Catalog:
    return from_records(some, TODAY)


def both(first: Records, second: Records) -> tuple[Catalog, Catalog]:
    return of_records(first), of_records(second)


@given(records())
def test_nothing_changes_between_a_catalog_and_itself(some: Records) -> None:
    assert compare(*both(some, some)).changes == ()


@settings(max_examples=100)
@given(pairs())
def test_the_changes_lead_from_the_one_to_the_other(two: tuple[Records, Records]) -> None:
    base, head = both(*two)
    comparison = compare(base, head)
    assert comparable(applied(meanings(comparison.base), comparison.changes)) == comparable(meanings(head))


@settings(max_examples=100)
@given(pairs())
def test_the_mirrored_changes_lead_back(two: tuple[Records, Records]) -> None:
    base, head = both(*two)
    there = compare(base, head).swapped
    assert comparable(applied(meanings(head), there.changes)) == comparable(meanings(there.head))


def _shape(comparison: Comparison, unled: set[str]) -> set[tuple[str, str, str]]:
    """What came of which records, but for those that name a renamed one by the id of the other catalog."""
    names = {*comparison.new_ids.records, *comparison.new_ids.records.values()}
    return {(one.kind.value, one.record_kind, "renamed" if one.record in names else one.record)
            for one in comparison.changes if one.record not in unled}


def _naming(some: Catalog, ids: Iterable[str]) -> set[str]:
    """The records that name one of the ids."""
    return {mention.record.id for mention in some.mentions if mention.target.partition("/")[0] in set(ids)}


@settings(max_examples=100)
@given(pairs())
def test_the_way_back_is_the_mirror_of_the_way_there(two: tuple[Records, Records]) -> None:
    base, head = both(*two)
    there, back = compare(base, head), compare(head, base)
    assert {new: old for old, new in there.new_ids.records.items()} == back.new_ids.records
    new_ids = there.new_ids.records
    unled = _naming(base, new_ids.values()) | _naming(head, new_ids)
    unled |= {other for pair in new_ids.items() if unled & set(pair) for other in pair}
    assert _shape(there.swapped, unled) == _shape(back, unled)
    if not there.new_ids and not back.new_ids:
        assert sorted(map(repr, told(there.swapped.changes))) == sorted(map(repr, told(back.changes)))


def _written(node: Any, indent: int, draw: st.DrawFn) -> str:
    """The node as YAML in a style of its own: blocks or brackets, keys in any order."""
    if isinstance(node, dict) and node and draw(st.booleans()):
        keys = draw(st.permutations(list(node)))
        return "".join(f"\n{' ' * indent}{json.dumps(key, ensure_ascii=False)}: {_written(node[key], indent + 2, draw)}"
                       for key in keys)
    if isinstance(node, list) and node and draw(st.booleans()):
        return "".join(f"\n{' ' * indent}- {json.dumps(item, ensure_ascii=False)}  # {at}" for at, item in enumerate(node))
    if isinstance(node, str) and node not in ("12345", "true", "2026") and draw(st.booleans()):
        return f"'{node}'"
    return json.dumps(node, ensure_ascii=False)


@st.composite
def styles(draw: st.DrawFn) -> tuple[Records, dict[str, bytes]]:
    """Records, and files that hold them in some style, each in any of the files."""
    some = draw(records())
    files: dict[str, Records] = {}
    for kind in draw(st.permutations(list(some))):
        for id in draw(st.permutations(list(some[kind]))):
            file = draw(st.sampled_from(["a.yaml", "b.yaml", "c/d.yml"]))
            files.setdefault(file, {}).setdefault(kind, {})[id] = some[kind][id]
    written = {file: "".join(f"{kind}: {_written(section, 2, draw)}\n" for kind, section in held.items())
               for file, held in sorted(files.items())}
    return some, {file: f"# 说明\n{text}".encode() for file, text in written.items()}


@settings(max_examples=60)
@given(styles())
def test_formatting_and_the_choice_of_files_are_no_change(styled: tuple[Records, dict[str, bytes]]) -> None:
    some, files = styled
    found = assemble(Found(files, b"riskctl: 1\n"), "", TODAY)
    assert not found.unread
    assert told(compare(of_records(some), found).changes) == []


POWER = {"name": "许可", "type": "national:license", "unit": "u", "start": "a", "steps": {
    "a": {"name": "受理", "kind": "accept", "post": "p", "next": ["b"]},
    "b": {"name": "决定", "kind": "decide", "post": "q", "next": ["end"]}}}


def power(**changes: Any) -> dict[str, Any]:
    return {"w": {**POWER, **changes}}


def steps(**changes: Any) -> dict[str, Any]:
    return power(steps={key: {**step, **changes.get(key, {})} for key, step in POWER["steps"].items()})  # type: ignore[attr-defined]


@pytest.mark.parametrize(("before", "after", "expected"), [
    pytest.param({"powers": power()}, {"powers": power(start=["a"])}, [], id="one for a list of one"),
    pytest.param({"powers": power(tags=["甲", "乙"])}, {"powers": power(tags=["乙", "甲", "甲"])}, [], id="a set"),
    pytest.param({"powers": power(materials=["甲", "乙"])}, {"powers": power(materials=["乙", "甲"])}, [
        ("removed", "powers", "w", "materials", "乙", None), ("added", "powers", "w", "materials", None, "乙")], id="a sequence"),
    pytest.param({"powers": power(materials=["申请书", "身份证明"])}, {"powers": power(materials=["申请表", "身份证明"])}, [
        ("changed", "powers", "w", "materials", "申请书", "申请表")], id="a text in a sequence"),
    pytest.param({"powers": power(fee=None)}, {"powers": power()}, [], id="null"),
    pytest.param({"powers": steps(b={"time_limit": "1 days"})}, {"powers": steps(b={"time_limit": "1 day"})}, [], id="a limit"),
    pytest.param({"powers": steps(b={"people": 2})}, {"powers": steps(b={"people": 2.0})}, [], id="a number"),
    pytest.param({"powers": steps(b={"people": 1})}, {"powers": steps(b={"people": True})}, [
        ("changed", "powers", "w", "steps.b.people", 1, True)], id="no number"),
    pytest.param({"powers": steps(b={"next": [{"to": "end"}]})}, {"powers": power()}, [], id="shorthand"),
    pytest.param({"powers": steps(b={"next": ["end"]})}, {"powers": steps(b={"next": ["end", {"to": "a", "return": "send_back"}]})}, [
        ("added", "powers", "w", "steps.b.next", None, {"to": "a", "return": "send_back"})], id="a way"),
    pytest.param({"risk_points": {"r": {"controls": ["c", "d"]}}},
                 {"risk_points": {"r": {"controls": [{"control": "c", "how": "抽查"}]}}}, [
        ("removed", "risk_points", "r", "controls", "d", None),
        ("added", "risk_points", "r", "controls.c.how", None, "抽查")], id="answers"),
    pytest.param({"people": {"x": {"assignments": [{"post": "p", "as": "primary"}, {"post": "p", "as": "backup"}]}}},
                 {"people": {"x": {"assignments": [{"post": "p", "as": "backup"}, {"post": "p", "as": "acting"}]}}}, [
        ("removed", "people", "x", "assignments", {"post": "p", "as": "primary"}, None),
        ("added", "people", "x", "assignments", None, {"post": "p", "as": "acting"})], id="twins"),
    pytest.param({"powers": {**power(), "v": {"name": "停用"}}}, {"powers": power()}, [
        ("removed", "powers", "v", None, {"name": "停用"}, None)], id="a record"),
    pytest.param({"powers": power(**{"x-note": {"a": [1, 2]}})}, {"powers": power(**{"x-note": {"a": [2, 1]}})}, [
        ("removed", "powers", "w", "x-note.a", 1, None), ("added", "powers", "w", "x-note.a", None, 1)], id="own keys"),
])
def test_fields_are_compared_by_what_they_mean(before: Any, after: Any, expected: list[Told]) -> None:
    assert told(compare(catalog(**before), catalog(**after)).changes) == expected


def test_the_manifest_is_compared_too() -> None:
    before, after = catalog({"riskctl": 1, "rules": {"RP201": "error"}}), catalog({"riskctl": 1, "rules": {"RP201": "off"}})
    assert told(compare(before, after).changes) == [("changed", "manifest", "riskctl.yaml", "rules.RP201", "error", "off")]


def test_records_in_a_file_that_was_not_read_are_neither_removed_nor_added() -> None:
    text = "posts:\n  p: {name: 甲, unit: u}\n"
    whole, broken = read(text), read(text + "  q: [\n")
    assert broken.unread == ("a.yaml",)
    assert compare(whole, broken).changes == compare(broken, whole).changes == ()
