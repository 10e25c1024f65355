"""RF102: a reference to a step that its power does not have."""

import pytest

from riskctl.rules.reference.step_not_found import RULE
from tests.building import catalog, hits

STEPS = {"accept": {"name": "受理", "next": ["decide"]}, "decide": {"name": "决定", "next": "end"}}


@pytest.mark.parametrize(
    ("power", "found"),
    [
        ({}, []),
        ({"start": "accept"}, []),
        ({"start": "acept"}, [("XK/acept", "accept")]),
        ({"start": ["accept", "none"]}, [("XK/none", "")]),
        ({"start": "end"}, [("XK/end", "")]),
        ({"start": "XK/accept"}, [("XK/XK/accept", "accept")]),
        ({"time_limit": {"from": "accept", "to": "serve"}}, [("XK/serve", "")]),
        ({"time_limit": {"to": "end"}}, [("XK/end", "")]),
        ({"steps": {"a": {"next": ["end", {"to": "end"}, {"to": "b"}, {"when": "x"}, 5]}}}, [("XK/b", "")]),
        ({"steps": {"a": {"next": "b"}, "b": None}}, []),
        ({"steps": {"a": {"next": "b"}, "b": "faulty"}}, []),
        ({"steps": None, "start": "accept"}, [("XK/accept", "")]),
    ],
)
def test_a_step_of_the_power_itself_must_exist(
    power: dict[str, object], found: list[tuple[str, str]]
) -> None:
    of = catalog(powers={"XK": {"steps": STEPS, **power}})
    assert [(hit.values["step"], hit.values["suggestion"]) for hit in hits(RULE, of)] == found


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("XK/accept", []),
        ("XK/*", []),
        ("XK/acept", [("XK", "XK/acept", "XK/accept")]),
        ("XK/end", [("XK", "XK/end", "")]),
        ("none/accept", []),
        ("accept", [("accept", "accept", "XK/accept")]),
        ("serve", [("serve", "serve", "")]),
        ("XK/", [("XK", "XK/", "")]),
        ("XK/accept/x", [("XK", "XK/accept/x", "")]),
        ("std:x", []),
    ],
)
def test_a_step_named_from_elsewhere_must_exist(named: str, found: list[tuple[str, str, str]]) -> None:
    of = catalog(powers={"XK": {"steps": STEPS}}, delegations={"d": {"steps": [named]}})
    assert [(hit.record, hit.values["step"], hit.values["suggestion"]) for hit in hits(RULE, of)] == found


def test_separation_rules_name_steps_beside_kinds_and_duties() -> None:
    of = catalog(
        powers={"XK": {"steps": STEPS}},
        sod_rules={"s": {"before": ["XK/accept", "XK/pay", "pay", "some-duty"]}},
    )
    assert [(hit.record, hit.kind, hit.field, hit.values["step"]) for hit in hits(RULE, of)] == [
        ("XK", "powers", "steps", "XK/pay")
    ]


def test_where_risk_points_and_controls_stand_is_left_to_their_families() -> None:
    of = catalog(
        powers={"XK": {"steps": STEPS}}, risk_points={"r": {"at": "XK/pay"}}, controls={"c": {"at": "XK/pay"}}
    )
    assert hits(RULE, of) == []


def test_a_missing_step_is_found_once_with_every_mention() -> None:
    of = catalog(
        powers={"XK": {"steps": {"a": {"next": ["z"]}, "b": {"next": {"to": "z"}}}}},
        delegations={"d": {"steps": ["XK/z"]}},
    )
    (hit,) = hits(RULE, of)
    assert sorted((related.record, related.field) for related in hit.related) == [
        ("XK", "steps.a.next"),
        ("XK", "steps.b.next.to"),
        ("d", "steps"),
    ]
    assert hit.values["count"] == 3


def test_the_same_key_missing_in_two_powers_is_found_twice() -> None:
    of = catalog(powers={"A": {"start": "z", "steps": STEPS}, "B": {"start": "z", "steps": STEPS}})
    assert [hit.record for hit in hits(RULE, of)] == ["A", "B"]


def test_a_slip_of_the_keyboard_in_a_step_is_said() -> None:
    (hit,) = hits(RULE, catalog(powers={"XK": {"steps": STEPS, "start": ["accept，decide"]}}))
    assert hit.values["slip_zh"] == "；“，”是全角的，应为半角“,”"
