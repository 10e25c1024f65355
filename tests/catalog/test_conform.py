"""What is not as the schema says: one fault each, where it helps, the same from either schema engine."""

import subprocess
import sys

import pytest

from riskctl.catalog import conform
from riskctl.catalog.schema_engine import engine_for
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.place import MapNode
from tests.catalog.reading import parsed

STEP = "powers:\n  p:\n    name: 甲\n    type: national:license\n    unit: u\n    steps:\n      a:\n        name: 受理\n        kind: accept\n"


def told(text: str) -> list[Fault]:
    """The faults of a file, on which both engines must agree."""
    root = parsed(text).root
    assert isinstance(root, MapNode)
    found = conform.faults_of_file(root, "a.yaml")
    assert found == conform.faults_of_file(root, "a.yaml", "jsonschema")
    return found


@pytest.mark.parametrize(
    ("text", "kind", "place", "field", "values"),
    [
        ("unit:\n  a: {name: b}\n", FaultKind.UNKNOWN_KIND, (1, 1), "unit", {"key": "unit"}),
        ("units: 5\n", FaultKind.WRONG_TYPE, (1, 8), None, {"expected_en": "a mapping", "found": "number"}),
        ("units: [a]\n", FaultKind.WRONG_TYPE, (1, 1), None, {"found": "list"}),
        ("units:\n  a:\n", FaultKind.WRONG_TYPE, (2, 3), None, {"key": "a", "found": "nothing"}),
        ("units:\n  a: b\n", FaultKind.WRONG_TYPE, (2, 6), None, {"found": "text"}),
        (
            "风险点:\n  r: {name: b}\n",
            FaultKind.UNKNOWN_KIND,
            (1, 1),
            "风险点",
            {"suggestion": "risk_points"},
        ),
        ("units:\n  a: {名称: b}\n", FaultKind.UNKNOWN_KEY, (2, 7), "名称", {"suggestion": "name"}),
        (
            "powers:\n  p: {name: a, type: b, unitt: c}\n",
            FaultKind.UNKNOWN_KEY,
            (2, 25),
            "unitt",
            {"suggestion": "unit"},
        ),
        (
            "units:\n  a:\n    name: b\n    \u3000kind: branch\n",
            FaultKind.UNKNOWN_KEY,
            (4, 5),
            "\u3000kind",
            {"slip_en": "a full-width space (U+3000) stands here: write an ordinary space"},
        ),
        (
            "units:\n  a:\n    name:\u00a0b\n",
            FaultKind.WRONG_TYPE,
            (3, 10),
            None,
            {"slip_en": "a no-break space (U+00A0) stands here: write an ordinary space"},
        ),
        (
            "units:\n  a:\n    name b\n",
            FaultKind.WRONG_TYPE,
            (3, 9),
            None,
            {"slip_en": "there is no colon after 'name'"},
        ),
        (
            STEP.replace("a:\n        name: 受理\n        kind: accept", "a: name 受理"),
            FaultKind.WRONG_TYPE,
            (7, 14),
            "steps.a",
            {"slip_en": "there is no colon after 'name'"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, duties: 'std:cashier'}\n",
            FaultKind.WRONG_TYPE,
            (2, 33),
            "duties",
            {"found": "text"},
        ),
        (
            "units:\n  a: name：b\n",
            FaultKind.WRONG_TYPE,
            (2, 10),
            None,
            {"slip_en": "'：' is a full-width character: write ':'"},
        ),
        (
            "units:\n  a: name:b\n",
            FaultKind.WRONG_TYPE,
            (2, 10),
            None,
            {"slip_en": "a space is missing after the colon"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, duties: 【c】}\n",
            FaultKind.WRONG_TYPE,
            (2, 33),
            "duties",
            {"slip_en": "'【' is a full-width character: write '['"},
        ),
        (
            "posts:\n  p:\n    name: a\n    unit: b\n    duties:\n      -c\n      -d\n",
            FaultKind.WRONG_TYPE,
            (5, 5),
            "duties",
            {"slip_en": "a space is missing after the dash"},
        ),
        (
            "posts:\n  p:\n    name: a\n    unit: b\n    duties: -\u3000c\n",
            FaultKind.WRONG_TYPE,
            (5, 14),
            "duties",
            {"slip_en": "a full-width space (U+3000) stands here: write an ordinary space"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, headcount: 1２}\n",
            FaultKind.WRONG_TYPE,
            (2, 37),
            "headcount",
            {"slip_en": "'２' is a full-width character: write '2'"},
        ),
        (
            STEP.replace("kind: accept", "kind: 受理"),
            FaultKind.UNKNOWN_VALUE,
            (9, 15),
            "steps.a.kind",
            {"suggestion": "accept"},
        ),
        (
            STEP.replace("kind: accept", "kind: 集中讨论"),
            FaultKind.UNKNOWN_VALUE,
            (9, 15),
            "steps.a.kind",
            {"suggestion": "discuss"},
        ),
        (
            STEP.replace("kind: accept", "kind: “accept”"),
            FaultKind.UNKNOWN_VALUE,
            (9, 15),
            "steps.a.kind",
            {"slip_en": 'a Chinese quotation mark is used: delete it, or write "', "suggestion": "accept"},
        ),
        (
            STEP + "        time_limit: ５ workdays\n",
            FaultKind.MALFORMED_VALUE,
            (10, 21),
            "steps.a.time_limit",
            {"problem_en": "'５' is a full-width character: write '5'"},
        ),
        (
            STEP + "        time_limit: 5\u3000workdays\n",
            FaultKind.MALFORMED_VALUE,
            (10, 22),
            "steps.a.time_limit",
            {"problem_en": "a full-width space (U+3000) stands here: write an ordinary space"},
        ),
        (
            STEP + "        time_limit: 99999999999999999999 workdays\n",
            FaultKind.MALFORMED_VALUE,
            (10, 21),
            "steps.a.time_limit",
            {"problem_en": "the number is too large: it has at most 6 digits"},
        ),
        (
            STEP + "    valid_from: 2026\n",
            FaultKind.NOT_QUOTED,
            (10, 17),
            "valid_from",
            {"form": "day"},
        ),
        (
            STEP + "    legal_basis: [5]\n",
            FaultKind.NOT_QUOTED,
            (10, 19),
            "legal_basis",
            {"form": "citation"},
        ),
        (
            "units:\n  a: {name: b, naem: c}\n",
            FaultKind.UNKNOWN_KEY,
            (2, 16),
            "naem",
            {"key": "naem", "bare": False},
        ),
        ("units:\n  a: {name: b,c}\n", FaultKind.UNKNOWN_KEY, (2, 15), "c", {"key": "c", "bare": True}),
        ("units:\n  a:\n    name: b\n    备注:\n", FaultKind.UNKNOWN_KEY, (4, 5), "备注", {"bare": False}),
        (
            STEP + "        next: {to: end, when: 齐全,补正}\n",
            FaultKind.UNKNOWN_KEY,
            (10, 34),
            "steps.a.next.补正",
            {"bare": True},
        ),
        (
            "units:\n  a:\n    head: b\n",
            FaultKind.MISSING_FIELD,
            (2, 3),
            "name",
            {"key": "name", "title_zh": "名称", "or": ""},
        ),
        (
            "powers:\n  p: {name: a, type: b}\n",
            FaultKind.MISSING_FIELD,
            (2, 3),
            "unit",
            {"key": "unit", "or": "units"},
        ),
        (
            STEP.replace("    unit: u\n", "    units: {assist: [b]}\n"),
            FaultKind.MISSING_FIELD,
            (5, 5),
            "units.lead",
            {"key": "lead"},
        ),
        (
            STEP + "        next: [{when: a}]\n",
            FaultKind.MISSING_FIELD,
            (10, 16),
            "steps.a.next.to",
            {"key": "to"},
        ),
        ("units:\n  a:\n    name:\n", FaultKind.EMPTY_VALUE, (3, 5), "name", {"key": "name"}),
        ("units:\n  a: {name: ''}\n", FaultKind.EMPTY_VALUE, (2, 7), "name", {"key": "name"}),
        (
            "bodies:\n  b: {name: a, members: []}\n",
            FaultKind.EMPTY_VALUE,
            (2, 16),
            "members",
            {"key": "members"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, duties: [c, null]}\n",
            FaultKind.EMPTY_VALUE,
            (2, 37),
            "duties",
            {"key": "duties"},
        ),
        ("units:\n  a: {name: 0131}\n", FaultKind.NOT_QUOTED, (2, 13), "name", {"key": "name"}),
        ("units:\n  a: {name: true}\n", FaultKind.NOT_QUOTED, (2, 13), "name", {"value": "true"}),
        ("posts:\n  p: {name: a, unit: 7}\n", FaultKind.NOT_QUOTED, (2, 22), "unit", {"value": "7"}),
        (
            STEP + "        time_limit: 5\n",
            FaultKind.NOT_QUOTED,
            (10, 21),
            "steps.a.time_limit",
            {"value": "5"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, duties: c}\n",
            FaultKind.WRONG_TYPE,
            (2, 33),
            "duties",
            {"expected_en": "a list", "expected_zh": "列表", "found": "text"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, key: yes}\n",
            FaultKind.WRONG_TYPE,
            (2, 30),
            "key",
            {"expected_en": "true or false"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, headcount: two}\n",
            FaultKind.WRONG_TYPE,
            (2, 36),
            "headcount",
            {"expected_en": "a whole number"},
        ),
        (
            "posts:\n  p: {name: a, unit: b, headcount: 1.5}\n",
            FaultKind.WRONG_TYPE,
            (2, 36),
            "headcount",
            {"found": "number"},
        ),
        (
            STEP + "        next: [5]\n",
            FaultKind.WRONG_TYPE,
            (10, 16),
            "steps.a.next",
            {"expected_en": "an id or a mapping"},
        ),
        (
            "sod_rules:\n  s: {name: a, incompatible: 5}\n",
            FaultKind.WRONG_TYPE,
            (2, 30),
            "incompatible",
            {"expected_en": "a mapping or a list"},
        ),
        (
            "sod_rules:\n  s: {name: a, kin_avoidance: {between: {b: c}}}\n",
            FaultKind.WRONG_TYPE,
            (2, 32),
            "kin_avoidance.between",
            {"expected_en": "a list or text"},
        ),
        (
            STEP.replace("kind: accept", "kind: acept"),
            FaultKind.UNKNOWN_VALUE,
            (9, 15),
            "steps.a.kind",
            {"value": "acept"},
        ),
        (
            STEP.replace("kind: accept", "kind: 5"),
            FaultKind.UNKNOWN_VALUE,
            (9, 15),
            "steps.a.kind",
            {"value": "5"},
        ),
        (
            STEP.replace("kind: accept", "kind: [accept]"),
            FaultKind.WRONG_TYPE,
            (9, 9),
            "steps.a.kind",
            {"found": "list"},
        ),
        (
            STEP + "        time_limit: 5个工作日\n",
            FaultKind.MALFORMED_VALUE,
            (10, 22),
            "steps.a.time_limit",
            {"value": "5个工作日", "problem_en": "one space was expected after the number"},
        ),
        (
            STEP + '        time_limit: "5个工作日"\n',
            FaultKind.MALFORMED_VALUE,
            (10, 23),
            "steps.a.time_limit",
            {"value": "5个工作日"},
        ),
        (
            STEP.replace("    unit: u", "    unit: u\n    legal_basis: [甲法第1条, 乙法（2019）第2条]"),
            FaultKind.MALFORMED_VALUE,
            (6, 28),
            "legal_basis",
            {"problem_en": "brackets and digits are the ASCII ones"},
        ),
        (
            STEP.replace("    unit: u", "    unit: u\n    valid_to: 2026-02-30"),
            FaultKind.MALFORMED_VALUE,
            (6, 20),
            "valid_to",
            {"problem_en": "there is no such day"},
        ),
        (
            "bodies:\n  b: {name: a, members: [c], quorum: 3/2}\n",
            FaultKind.MALFORMED_VALUE,
            (2, 38),
            "quorum",
            {"problem_en": "the fraction is more than 1"},
        ),
        (
            'bodies:\n  b: {name: a, members: [c], quorum: "2/3\\n"}\n',
            FaultKind.MALFORMED_VALUE,
            (2, 40),
            "quorum",
            {"value": "2/3\n"},
        ),
        (
            "bodies:\n  b: {name: a, members: [c], quorum: 0}\n",
            FaultKind.OUT_OF_RANGE,
            (2, 38),
            "quorum",
            {"least": 1, "most": None},
        ),
        (
            STEP + "        people: 0\n",
            FaultKind.OUT_OF_RANGE,
            (10, 17),
            "steps.a.people",
            {"value": "0", "least": 1, "most": None},
        ),
        (
            "level_schemes:\n  l: {name: a, by: declared, levels: [{id: b, label: c, stars: 6}]}\n",
            FaultKind.OUT_OF_RANGE,
            (2, 64),
            "levels.stars",
            {"value": "6", "least": 0, "most": 5},
        ),
        (
            "posts:\n  p: {name: a, unit: b, duties: [c, d, c]}\n",
            FaultKind.REPEATED_ITEM,
            (2, 40),
            "duties",
            {"item": "c"},
        ),
        (
            "people:\n  p: {name: a, assignments: [{post: b, as: acting}, {as: acting, post: b}]}\n",
            FaultKind.REPEATED_ITEM,
            (2, 53),
            "assignments",
            {"item": "mapping"},
        ),
        ("sod_rules:\n  s: {name: a}\n", FaultKind.FORM, (2, 3), None, {"present": []}),
        (
            "sod_rules:\n  s: {name: a, before: [b, c], same_person: [b, c]}\n",
            FaultKind.FORM,
            (2, 3),
            None,
            {"present": ["same_person", "before"]},
        ),
    ],
)
def test_a_departure_from_the_schema_is_one_fault(
    text: str, kind: FaultKind, place: tuple[int, int], field: str | None, values: dict[str, object]
) -> None:
    (fault,) = told(text)
    assert (fault.kind, fault.place[1:3], fault.field) == (kind, place, field)
    assert values.items() <= dict(fault.values).items()


@pytest.mark.parametrize(
    "text",
    [
        "units:\n",
        "x-own: 5\n",
        "units:\n  a: {name: b, x-note: [1, {c: d}]}\n",
        STEP + "        people: 2.0\n",
        STEP + "        next: end\n",
        STEP + "        next: []\n",
        "sod_rules:\n  s: {name: a, kin_avoidance: {between: [b, c]}}\n",
        "posts:\n  p: {name: a, unit: b, duties: []}\n",
        "sod_rules:\n  s: {name: a, rotation: {posts: [b], years: 5}}\n",
        "sod_rules:\n  s: {name: a, rotation: {posts: key, years: 5}}\n",
        "bodies:\n  b: {name: a, members: [c], quorum: 2/3}\n",
        '"0131": {}\nx-a: 1\n'.replace('"0131": {}\n', ""),
        "posts:\n  '0131': {name: a, unit: b}\n",
    ],
)
def test_what_the_schema_allows_is_no_fault(text: str) -> None:
    assert told(text) == []


def test_a_section_that_is_indented_too_far_is_not_held_against_the_schema_of_another_kind() -> None:
    assert told("units:\n  a: {name: b}\n  posts:\n    p: {unit: 5}\n    q: {}\n") == []
    (fault,) = told("units:\n  posts: {nam: {}, head: 5}\n")[:1]
    assert fault.record == "posts"


def test_a_field_that_a_comma_made_does_not_stand_for_a_missing_one() -> None:
    found = told("posts:\n  p: {unit: a,nam}\n")
    assert [fault.kind for fault in found] == [FaultKind.MISSING_FIELD, FaultKind.UNKNOWN_KEY]


def test_every_fault_of_a_record_is_told_in_one_run() -> None:
    found = told("units:\n  a: {naem: b, kind: x, head: 5}\n  b: {name: ''}\nposts:\n  p: {}\n")
    assert [(fault.kind, fault.record, fault.field) for fault in found] == [
        (FaultKind.UNKNOWN_KEY, "a", "naem"),
        (FaultKind.UNKNOWN_VALUE, "a", "kind"),
        (FaultKind.NOT_QUOTED, "a", "head"),
        (FaultKind.EMPTY_VALUE, "b", "name"),
        (FaultKind.MISSING_FIELD, "p", "name"),
        (FaultKind.MISSING_FIELD, "p", "unit"),
    ]


@pytest.mark.parametrize("id", ["0131", "131", "00", "+5", "18446744073709551616", "x/0", "a~b", ""])
def test_ids_that_look_like_numbers_keep_their_place(id: str) -> None:
    """jsonschema-rs gives the key 0131 back as 131, and the empty key not at all."""
    (fault,) = told(f"posts:\n  '131x': {{name: b, unit: c}}\n  '{id}': {{name: 5, unit: c}}\n")
    assert (fault.kind, fault.record, fault.place.line) == (FaultKind.NOT_QUOTED, id, 3)


def test_a_long_list_of_repeated_items_is_told_in_time() -> None:
    assert len(told(f"posts:\n  p: {{name: a, unit: b, duties: [{'c, ' * 3000}]}}\n")) == 2999


def test_a_manifest_is_held_against_its_own_schema() -> None:
    root = parsed(
        "riskctl: 1\nname: 5\nlanguag: zh\nlimits: {files: -1, fiels: 2}\ndisclosure: {profile: all}\npacks: a\n"
    ).root
    assert isinstance(root, MapNode)
    found = conform.faults_of_manifest(root, "riskctl.yaml")
    assert found == conform.faults_of_manifest(root, "riskctl.yaml", "jsonschema")
    assert [(fault.kind, fault.record_kind, fault.record, fault.field) for fault in found] == [
        (FaultKind.NOT_QUOTED, None, None, "name"),
        (FaultKind.UNKNOWN_KEY, None, None, "languag"),
        (FaultKind.OUT_OF_RANGE, None, None, "limits.files"),
        (FaultKind.UNKNOWN_KEY, None, None, "limits.fiels"),
        (FaultKind.UNKNOWN_VALUE, None, None, "disclosure.profile"),
        (FaultKind.WRONG_TYPE, None, None, "packs"),
    ]


def test_without_jsonschema_rs_the_other_engine_is_taken() -> None:
    code = (
        "import sys; sys.modules['jsonschema_rs'] = None\n"
        "from riskctl.catalog.schema_engine import engine_for\n"
        "assert not engine_for('file').accepts({'units': 5})\nassert engine_for('file').accepts({'units': {'a': {'name': 'b'}}})\n"
        "assert [d.keyword for d in engine_for('file').departures({'units': 5})] == ['type']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_valid_file_costs_no_python_schema_engine() -> None:
    code = (
        "import sys\nfrom riskctl.catalog.schema_engine import engine_for\n"
        "assert engine_for('file').accepts({'units': {'a': {'name': 'b'}}})\nassert 'jsonschema' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("prefer", ["", "jsonschema"])
def test_no_schema_is_ever_fetched(prefer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*arguments: object, **named: object) -> object:
        raise AssertionError("a schema engine opened a connection")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    engine = engine_for("file", prefer)
    assert list(engine.departures({"$schema": "http://127.0.0.1:9/x", "$ref": "http://127.0.0.1:9/y"}))
