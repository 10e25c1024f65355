"""Profiles let through what they list and nothing else."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.disclosure.profile import PUBLISHED, fields_seen, masked, sees_field, visible_fields
from riskctl.model.block import Block, Keyed, Many, Record
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.organization import Assignment, Person
from riskctl.model.power import Power, Step
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.value import Dictionary, Either, Group, Nested, Reference, Value
from riskctl.model.vocabulary import Disclosure
from tests.building import catalog

PUBLIC, INTERNAL, RESTRICTED = Disclosure
RANK = {PUBLIC: 0, INTERNAL: 1, RESTRICTED: 2}
Marks = dict[str, tuple[int, str]]
"""For each marker put into a record: the narrowest class of the fields it stands in, and their path."""


def filled(kind: type[Block], marks: Marks, rank: int = 0, path: str = "", depth: int = 0) -> dict[str, object]:
    """A block with a marker in every field, written off the field table in a plain recursion."""
    node: dict[str, object] = {}
    for key, field in kind.field_table().items():
        here, inner = f"{path}{key}", max(rank, RANK[field.disclosure])
        value = content(field.value, marks, inner, here, depth)
        node[key] = {"k": value} if isinstance(field, Keyed) else [value, value] if isinstance(field, Many) else value
    marker = f"own{len(marks)}"
    marks[marker] = (max(rank, 1), f"{path}x-own")
    node["x-own"] = marker
    return node


def content(value: Value[Any], marks: Marks, rank: int, path: str, depth: int) -> object:
    match value:
        case Nested():
            return filled(value.block, marks, rank, f"{path}.", depth + 1)
        case Group():
            return [content(value.item, marks, rank, path, depth)]
        case Dictionary():
            return {"k": content(value.item, marks, rank, path, depth)}
        case Either():
            return content(value.mapping, marks, rank, path, depth)
        case _:
            is_person = isinstance(value, Reference) and "people" in value.targets
            marker = f"{'person' if is_person else 'm'}{len(marks)}"
            marks[marker] = (3 if is_person and rank == 0 else rank, path)
            return marker


def markers(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from markers(item)
    elif isinstance(value, list):
        for item in value:
            yield from markers(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("profile", list(Disclosure))
@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
@pytest.mark.parametrize("publishes", [False, True])
def test_exactly_the_fields_of_the_profile_are_let_through(kind: type[Record], profile: Disclosure, publishes: bool) -> None:
    marks: Marks = {}
    node = filled(kind, marks)
    records: dict[str, Any] = {kind.kind: {"x": node}}
    of = catalog({"riskctl": 1, "disclosure": {"publish_risk_points": publishes}}, **records)
    seen = masked(of, of.by_id["x"], profile)
    listed = PUBLISHED.get(kind.kind, frozenset()) if publishes else frozenset()
    expected = {marker for marker, (rank, path) in marks.items()
                if rank <= RANK[profile] or path in listed or (rank == 3 and profile is not PUBLIC)}
    assert set(markers(json.loads(json.dumps(seen.node if seen else {})))) == expected
    assert (seen is None) is (not expected)


FIELDS = [(kind, key) for kind in KINDS.values() for key in kind.field_table()]


@given(st.sampled_from(FIELDS), st.sampled_from(list(Disclosure)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("abc", min_size=1, max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "kin", "x-a", "post"]), inner, max_size=2)))
def test_whatever_stands_in_a_field_nothing_undeclared_gets_through(at: tuple[type[Record], str], profile: Disclosure,
                                                                    raw: object) -> None:
    kind, key = at
    records: dict[str, Any] = {kind.kind: {"x": {key: raw, "undeclared": "secret", "x-own": "secret"}}}
    of = catalog(**records)
    seen = masked(of, of.by_id["x"], profile)
    node = seen.node if seen else {}
    assert set(node) <= visible_fields(kind, profile) | ({"x-own"} if profile is not PUBLIC else set())
    assert "undeclared" not in node


def test_people_become_the_posts_they_hold_today() -> None:
    assignments = [{"post": "p", "as": "primary"}, {"post": "q", "as": "backup"}, {"post": "r", "as": "deputy", "to": "2020-01-01"},
                   {"post": "s", "as": "acting"}]
    of = catalog(people={"z": {"name": "张某", "assignments": assignments}},
                 sod_rules={"t": {"name": "同一团队", "one_team": {"steps": ["verify"], "teams": [["z", "nobody"]]}}})
    rule = of.sod_rules["t"]
    public, internal = masked(of, rule, PUBLIC), masked(of, rule, INTERNAL)
    assert public is not None
    assert internal is not None
    assert public.node["one_team"] == {"steps": ["verify"], "teams": [["p", "s"]]}
    assert internal.node["one_team"] == {"steps": ["verify"], "teams": [["z", "nobody"]]}


def test_a_masked_record_has_no_place_and_is_typed() -> None:
    of = catalog(powers={"w": {"name": "许可", "reviewed": {"by": "p"}, "steps": {"s": {"name": "受理", "trace": ["签名"]}}}})
    seen = masked(of, of.powers["w"], PUBLIC)
    assert isinstance(seen, Power)
    assert (seen.id, seen.name, seen.reviewed, seen.file, seen.place.file) == ("w", "许可", None, "", "")
    assert (seen.steps["s"].name, seen.steps["s"].trace) == ("受理", ())


def test_people_are_nothing_to_the_public_and_kin_nothing_to_those_inside() -> None:
    of = catalog(people={"z": {"name": "张某", "kin": [{"person": "y", "relation": "夫妻"}]}})
    assert masked(of, of.people["z"], PUBLIC) is None
    internal = masked(of, of.people["z"], INTERNAL)
    assert internal is not None
    assert internal.node == {"name": "张某"}
    restricted = masked(of, of.people["z"], RESTRICTED)
    assert restricted is not None
    assert restricted.node == of.people["z"].node


def test_bare_values_stand_for_their_field() -> None:
    point = {"name": "挪用", "controls": ["c", {"control": "d", "effect": {"design": "none"}}], "scoring": {"power": "full"}}
    of = catalog({"riskctl": 1, "disclosure": {"publish_risk_points": True}}, risk_points={"r": point})
    seen = masked(of, of.risk_points["r"], PUBLIC)
    assert seen is not None
    assert seen.node == {"name": "挪用", "controls": ["c", {"control": "d"}]}


@pytest.mark.parametrize(("block", "profile", "key", "seen"), [
    (Person, PUBLIC, "name", False), (Person, INTERNAL, "name", True), (Person, INTERNAL, "kin", False), (Person, RESTRICTED, "kin", True),
    (Step, PUBLIC, "trace", False), (Step, PUBLIC, "name", True), (Assignment, PUBLIC, "post", False),
    (RiskPoint, PUBLIC, "name", False), (Control, INTERNAL, "effect", True),
])
def test_visible_fields_are_read_off_the_field_table(block: type[Block], profile: Disclosure, key: str, seen: bool) -> None:
    assert (key in visible_fields(block, profile)) is seen


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_profiles_contain_one_another(kind: type[Record]) -> None:
    assert visible_fields(kind, PUBLIC) <= visible_fields(kind, INTERNAL) <= visible_fields(kind, RESTRICTED) == set(kind.field_table())


@pytest.mark.parametrize(("kind", "path", "publishes", "seen"), [
    ("powers", "name", False, True), ("powers", "steps.name", False, True), ("powers", "steps.trace", False, False),
    ("powers", "steps.next.when", False, True), ("powers", "name.x", False, None), ("powers", "nome", False, None),
    ("risk_points", "level", False, False), ("risk_points", "level", True, True), ("risk_points", "scoring.power", True, False),
    ("risk_points", "accountable.direct", True, True), ("sod_rules", "one_team.teams", False, True),
])
def test_a_path_of_fields_is_known_and_seen_or_not(kind: str, path: str, publishes: bool, seen: bool | None) -> None:
    manifest = Manifest({"disclosure": {"publish_risk_points": publishes}})
    assert sees_field(manifest, kind, path, PUBLIC) is seen


@pytest.mark.parametrize("kind", list(KINDS), ids=list(KINDS))
def test_every_path_that_is_listed_is_seen(kind: str) -> None:
    assert all(sees_field(Manifest({}), kind, path, PUBLIC) for path in fields_seen(KINDS[kind], PUBLIC))
