"""OR701: a power of which its own units perform nothing."""

from typing import Any

import pytest

from riskctl.rules.organization.unit_owns_no_step import RULE
from tests.building import catalog, facts, hits

UNITS = {"bureau": {"name": "局"}, "leaders": {"name": "局领导", "kind": "leadership", "parent": "bureau"},
         "food": {"name": "食品股", "parent": "bureau"}, "station": {"name": "食品监管所", "parent": "food"},
         "hall": {"name": "窗口", "parent": "bureau"}, "legal": {"name": "法制股", "parent": "bureau"}}
POSTS = {id: {"name": id, "unit": unit} for id, unit in {
    "director": "leaders", "reviewer": "food", "inspector": "station", "window": "hall", "lawyer": "legal",
    "drifter": "nowhere"}.items()}
BODIES = {"committee": {"name": "局务会", "members": ["director", "reviewer"]}}


def power(*actors: dict[str, object], **fields: object) -> Any:
    steps = {f"s{at}": {"name": "环节", "kind": "review", **actor} for at, actor in enumerate(actors)}
    powers = {"P": {"name": "许可", "type": "national:license", "unit": "food", "steps": steps, **fields}}
    return catalog(units=UNITS, posts=POSTS, bodies=BODIES, powers=powers)


Actor = dict[str, object]
WINDOW: Actor = {"post": "window"}
DIRECTOR: Actor = {"post": "director"}
BODY: Actor = {"body": "committee"}
PARTY: Actor = {"party": "applicant"}


@pytest.mark.parametrize(("actors", "fields", "found"), [
    ([WINDOW], {}, ["hall"]),
    ([PARTY, WINDOW, DIRECTOR, WINDOW], {}, ["hall", "leaders"]),
    ([WINDOW, BODY], {}, ["hall", "committee"]),
    ([BODY], {}, ["committee"]),
    ([WINDOW], {"unit": "station"}, ["hall"]),
    ([{"post": "reviewer"}], {"unit": "station"}, ["food"]),
    ([{"any_of": ["window", "lawyer"]}], {}, ["hall", "legal"]),
    ([WINDOW], {"unit": "leaders"}, ["hall"]),
    ([WINDOW, {"post": "reviewer"}], {}, None),
    ([WINDOW, {"post": "inspector"}], {}, None),
    ([WINDOW, {"any_of": ["lawyer", "reviewer"]}], {}, None),
    ([WINDOW, {"all_of": ["lawyer", "reviewer"]}], {}, None),
    ([WINDOW, {"authority": [{"to": 5, "post": "reviewer"}]}], {}, None),
    ([WINDOW, BODY], {"unit": "leaders"}, None),
    ([WINDOW, {"authority": [{"over": 5, "body": "committee"}]}], {"unit": "leaders"}, None),
    ([BODY], {"unit": "bureau"}, None),
    ([WINDOW], {"unit": "bureau"}, None),
    ([WINDOW], {"unit": None, "units": {"lead": "food", "assist": ["hall"]}}, None),
    ([WINDOW], {"status": "retired"}, None),
    ([WINDOW], {"valid_to": "2026-06-29"}, None),
    ([WINDOW], {"valid_to": "2026-06-30"}, ["hall"]),
    ([], {}, None),
    ([PARTY], {}, None),
    ([WINDOW, {}], {}, None),
    ([WINDOW, {"post": "nobody"}], {}, None),
    ([WINDOW, {"post": "drifter"}], {}, None),
    ([WINDOW], {"unit": "nowhere"}, None),
    ([WINDOW], {"unit": None}, None),
])
def test_a_unit_performs_some_step_of_its_power(actors: list[dict[str, object]], fields: dict[str, object],
                                                found: list[str] | None) -> None:
    of = power(*actors, **fields)
    assert [values["others"] for _, _, values in facts(RULE, of)] == ([found] if found else [])


def test_the_finding_names_the_unit_and_those_that_act() -> None:
    of = power(WINDOW, BODY)
    assert facts(RULE, of) == [("P", "unit", {"name": "许可", "unit": "food", "unit_name": "食品股",
                                              "others": ["hall", "committee"],
                                              "other_names": ["窗口", "局务会"]})]
    assert hits(RULE, of)[0].kind == "powers"


def test_a_lead_unit_is_named_by_its_own_field() -> None:
    of = power(WINDOW, unit=None, units={"lead": "food", "assist": ["legal"]})
    assert [field for _, field, _ in facts(RULE, of)] == ["units.lead"]
