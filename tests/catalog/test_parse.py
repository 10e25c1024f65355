"""The strict subset of YAML: each thing outside it is one fault with its place, whichever parser reads."""

import subprocess
import sys
import time

import pytest

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import EventSource, parse
from riskctl.model.fault import FaultKind
from riskctl.model.place import ListNode, MapNode, Place, key_place, value_place
from tests.catalog.reading import SOURCES, kinds, parsed

BOTH = pytest.mark.parametrize("events", [pytest.param(source, id=name) for name, source in SOURCES.items()])


@BOTH
@pytest.mark.parametrize(
    ("text", "root", "kind", "place", "values"),
    [
        ("a: &x b\n", {"a": "b"}, FaultKind.ALIAS, (1, 4), {"name": "x"}),
        ("a: *x\nb: c\n", {"b": "c"}, FaultKind.ALIAS, (1, 4), {"name": "x"}),
        ("a: [*x, b]\n", {"a": ["b"]}, FaultKind.ALIAS, (1, 5), {"name": "x"}),
        ("*x : b\nc: d\n", {"c": "d"}, FaultKind.ALIAS, (1, 1), {"name": "x"}),
        ("a: !!str b\n", {"a": "b"}, FaultKind.TAG, (1, 4), {"tag": "tag:yaml.org,2002:str"}),
        ("a: ! 12\n", {"a": 12}, FaultKind.TAG, (1, 4), {"tag": "!"}),
        (
            "a: !!python/object/apply:os.system [x]\n",
            {"a": ["x"]},
            FaultKind.TAG,
            (1, 4),
            {"tag": "tag:yaml.org,2002:python/object/apply:os.system"},
        ),
        ("a:\n  <<: {b: c}\n  d: e\n", {"a": {"d": "e"}}, FaultKind.MERGE_KEY, (2, 3), {}),
        ("%YAML 1.1\n---\na: b\n", {"a": "b"}, FaultKind.DIRECTIVE, (1, 1), {"text": "%YAML 1.1"}),
        (
            "# x\n\n%TAG ! tag:x:\n%FOO\n---\na: b\n",
            {"a": "b"},
            FaultKind.DIRECTIVE,
            (3, 1),
            {"text": "%TAG ! tag:x:"},
        ),
        (
            "a: 1\na: 2\nb: 3\n",
            {"a": 1, "b": 3},
            FaultKind.DUPLICATE_KEY,
            (2, 1),
            {"key": "a", "first_line": 1},
        ),
        (
            "\u00e9: 1\ne\u0301: 2\n",
            {"\u00e9": 1},
            FaultKind.DUPLICATE_KEY,
            (2, 1),
            {"key": "e\u0301", "first_line": 1},
        ),
        (
            '"e\\u0301": 1\n\u00e9: 2\n',
            {"e\u0301": 1},
            FaultKind.DUPLICATE_KEY,
            (2, 1),
            {"key": "\u00e9", "first_line": 1},
        ),
        ("1: a\nb: c\n", {"b": "c"}, FaultKind.NON_STRING_KEY, (1, 1), {"text": "1"}),
        ("0131: {a: b}\n", {}, FaultKind.NON_STRING_KEY, (1, 1), {"text": "0131"}),
        ("true: a\n", {}, FaultKind.NON_STRING_KEY, (1, 1), {"text": "true"}),
        ("null: a\n", {}, FaultKind.NON_STRING_KEY, (1, 1), {"text": "null"}),
        ("{a: b}: {c: d}\ne: f\n", {"e": "f"}, FaultKind.NON_STRING_KEY, (1, 1), {"text": "?"}),
        ("? [a]\n: c\nd: e\n", {"d": "e"}, FaultKind.NON_STRING_KEY, (1, 3), {"text": "?"}),
        ("a: .inf\nb: c\n", {"b": "c"}, FaultKind.NOT_A_NUMBER, (1, 4), {"text": ".inf"}),
        ("- 1e999\n- a\n", ["a"], FaultKind.NOT_A_NUMBER, (1, 3), {"text": "1e999"}),
        ("a: 9999999999999999999\n", {}, FaultKind.NOT_A_NUMBER, (1, 4), {"text": "9999999999999999999"}),
        (
            'a: "x\\u202ey"\n',
            {"a": "x\u202ey"},
            FaultKind.BIDI_CHARACTER,
            (1, 4),
            {"character": "U+202E", "count": 1},
        ),
        (
            'a: "\\0\\0"\n',
            {"a": "\ufffd\ufffd"},
            FaultKind.CONTROL_CHARACTER,
            (1, 4),
            {"character": "U+0000", "count": 2},
        ),
        (
            '"\\e[2J": 1\n',
            {"\ufffd[2J": 1},
            FaultKind.CONTROL_CHARACTER,
            (1, 1),
            {"character": "U+001B", "count": 1},
        ),
    ],
)
def test_one_thing_outside_the_subset_is_one_fault(
    events: EventSource,
    text: str,
    root: object,
    kind: FaultKind,
    place: tuple[int, int],
    values: dict[str, object],
) -> None:
    found = parsed(text, events)
    assert (found.root, found.complete) == (root, True)
    assert [(fault.kind, fault.place[1:3], dict(fault.values)) for fault in found.faults] == [
        (kind, place, values)
    ]


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "---\n...\n",
        "---\na: b\n...\n",
        'a: "&x *y !z <<"\n',
        '"<<": a\n',
        '"1": a\n',
        "'null': a\n",
        "a: b%\n",
        "a: yes\n",
        "a: ''\n",
        "a: |\n  b: c\n  <<: d\n",
        "a: '<<'\n",
        "a: #x\n",
        "a: b#c\n",
        "名称：甲\n",
        "a: b&c\n",
    ],
)
def test_what_only_looks_like_it_is_no_fault(events: EventSource, text: str) -> None:
    found = parsed(text, events)
    assert (found.faults, found.complete) == ([], True)


@BOTH
def test_a_second_document_ends_the_reading(events: EventSource) -> None:
    found = parsed("a: b\n---\nc: d\n", events)
    assert (found.root, found.complete) == ({"a": "b"}, False)
    assert [(fault.kind, fault.place[1:3]) for fault in found.faults] == [(FaultKind.SECOND_DOCUMENT, (2, 1))]


def test_a_lone_surrogate_never_reaches_a_value() -> None:
    found = parsed('a: "\\ud800"\n', SOURCES["pure"])
    assert (found.root, kinds(found.faults)) == ({"a": "\ufffd"}, [FaultKind.CONTROL_CHARACTER])
    assert kinds(parsed('a: "\\ud800"\n', SOURCES["libyaml"]).faults) == [FaultKind.SYNTAX]


@BOTH
def test_places_count_code_points_from_one(events: EventSource) -> None:
    root = parsed(
        "政务:\n  名称: 😀窗口 # 注\n  list:\n    - 甲\n    - [乙, {丙: 丁}]\n  text: >-\n    一\n    二\n  none:\n",
        events,
    ).root
    assert isinstance(root, MapNode)
    section = root["政务"]
    assert key_place(root, "政务", "f") == Place("f", 1, 1, 1, 3)
    assert key_place(section, "名称", "f") == Place("f", 2, 3, 2, 5)
    assert value_place(section, "名称", "f") == Place("f", 2, 7, 2, 10)
    assert value_place(section, "list", "f") == Place("f", 3, 3, 3, 7)
    assert value_place(section, "text", "f") == Place("f", 6, 3, 6, 7)
    assert value_place(section, "none", "f") == Place("f", 9, 3, 9, 7)
    assert isinstance(section, MapNode)
    items = section["list"]
    assert isinstance(items, ListNode)
    assert value_place(items, 0, "f") == Place("f", 4, 7, 4, 8)
    assert value_place(items[1], 1, "f") is not None
    assert value_place(section, "absent", "f") is None


@BOTH
def test_folding_puts_a_space_between_chinese_lines(events: EventSource) -> None:
    assert parsed("a: >-\n  文本\n  二\n", events).root == {"a": "文本 二"}


@BOTH
@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("units:\n\thall:\n", (2, 1), "a tab is used to indent: use spaces"),
        ("units:\n  hall:\n  \tname: x\n", (3, 3), "a tab is used to indent: use spaces"),
        (
            "units:\n  hall:\n    name：甲\n    head: x\n",
            (3, 9),
            "a full-width colon is used: write ':' and a space",
        ),
        ("units：\n  hall:\n", (1, 6), "a full-width colon is used: write ':' and a space"),
        ('a:\n  b: "c\n', (2, 6), "the quote is not closed"),
        ("a:\n  b: 'c\nd: e\n", (2, 6), "the quote is not closed"),
        ('a: "b\n---\nc"\n', (1, 4), "the quote is not closed"),
        ('a:\n  b: "c" d\n', (2, 10), "text follows a closing quote: an earlier quote may be open"),
        ("a: {b: c, d: [e\nf: g\n", (1, 14), "'[' is not closed"),
        ("a: [b, c\n", (1, 4), "'[' is not closed"),
        ("a: {b: c d: e}\n", (1, 11), "a comma is missing in the brackets, or text with a colon is unquoted"),
        ("a: {b: c}}\n", (1, 10), "there is a '}' too many"),
        ("a: b: c\n", (1, 5), "the text has a colon: quote it"),
        ("a:\n  b:c\n  d: e\n", (2, 4), "a space is missing after the colon"),
        ("a: @b\n", (1, 4), "text that begins with '@' has to be quoted"),
        ("a: `b`\n", (1, 4), "text that begins with '`' has to be quoted"),
        ("a: %b\n", (1, 4), "text that begins with '%' has to be quoted"),
        ("a: *\n", (1, 4), "text that begins with '*' has to be quoted"),
        ('a: "b\\d"\n', (1, 6), "a backslash escapes inside double quotes: use single quotes"),
        ("a\n  b: c\n", (1, 2), "line 1 has no colon after 'a'"),
        ("a:\n  b\n    c: d\n", (2, 4), "line 2 has no colon after 'b'"),
        ("a:\n  b c\n  d: e\n", (2, 4), "line 2 has no colon after 'b'"),
        ("a:\n  b: c\n  d e\n\n  f: g\n", (3, 4), "line 3 has no colon after 'd'"),
        ("a:\n  b: c\n  名称 甲\n", (3, 5), "line 3 has no colon after '名称'"),
        ("a: b\n  c\n  d: e\n", (3, 3), "the indentation does not fit the lines above"),
        (
            "a:\n  b:\u3000c\n  d: e\n",
            (2, 5),
            "a full-width space (U+3000) stands here: write an ordinary space",
        ),
        (
            "a:\n  b: c\n   \u00a0d: e\n",
            (3, 4),
            "a no-break space (U+00A0) stands here: write an ordinary space",
        ),
        ("a: [b, c］\nd: e\n", (1, 9), "'］' is a full-width bracket: write ']'"),
        ("a: ｛b: c｝\n", (1, 4), "'｛' is a full-width bracket: write '{'"),
        ("a:\n  - {b: c}\n  -{b: d}\n", (3, 3), "a space is missing after the dash"),
        ("a:\n  - b\n  -c\n  - d\n", (3, 3), "a space is missing after the dash"),
        ("a:\n  b:\n    c: d\n   e: f\n", (4, 4), "the indentation does not fit the lines above"),
        (
            "a:\n  b: c\n<<<<<<< HEAD\n  d: e\n=======\n>>>>>>> x\n",
            (3, 1),
            "a conflict marker of git was left in the file",
        ),
    ],
)
def test_a_syntax_fault_says_what_is_likely_wrong(
    events: EventSource, text: str, place: tuple[int, int], hint: str
) -> None:
    found = parsed(text, events)
    assert not found.complete
    assert [(fault.kind, fault.place[1:3], fault.values["hint_en"]) for fault in found.faults] == [
        (FaultKind.SYNTAX, place, hint)
    ]
    assert found.faults[0].values["hint_zh"]


def test_a_standard_name_in_brackets_needs_quotes_for_libyaml() -> None:
    (fault,) = parsed("duties: [std:cashier, a]\n", SOURCES["libyaml"]).faults
    assert (fault.kind, fault.place[1:3], fault.values["hint_en"]) == (
        FaultKind.SYNTAX,
        (1, 10),
        "'std:cashier' has a colon: quote it",
    )
    for events in SOURCES.values():
        assert parsed('duties: ["std:cashier", a]\nx: std:a\n', events).faults == []


@BOTH
def test_what_stood_before_a_syntax_fault_is_kept(events: EventSource) -> None:
    found = parsed("a:\n  b: c\nd: [e\n", events)
    assert found.root == {"a": {"b": "c"}, "d": ["e"]}


BOMB = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" if n else "a0: &a0 [x]\n" for n in range(12)
)
HOSTILE = {
    "alias bomb": (BOMB, FaultKind.ALIAS),
    "merge bomb": (BOMB.replace(": &", ": !!map &").replace("[", "[{<<: x}, "), FaultKind.ALIAS),
    "recursive alias": ("a: &a\n  b: *a\n", FaultKind.ALIAS),
    "flow nesting": ("a: " + "[" * 100_000, FaultKind.TOO_DEEP),
    "mapping nesting": ("{a: " * 50_000, FaultKind.TOO_DEEP),
    "block nesting": ("".join(" " * n + "a:\n" for n in range(500)), FaultKind.TOO_DEEP),
    "dashes": ("- " * 100_000, FaultKind.TOO_DEEP),
    "questions": ("? " * 100_000, FaultKind.NON_STRING_KEY),
    "many nodes": ("[" + "a," * 500_001 + "]", FaultKind.TOO_MANY_NODES),
    "many decomposed keys": ("".join(f"e\u0301{n}: 1\n" for n in range(60_000)) * 2, FaultKind.DUPLICATE_KEY),
    "many directives": ("%A\n" * 200_000 + "---\na: b\n", FaultKind.DIRECTIVE),
    "many comments": ("#\n" * 500_000 + "%A\n---\na: b\n", FaultKind.DIRECTIVE),
    "many anchors": ("".join(f"- &a{n} x\n" for n in range(20_000)), FaultKind.ALIAS),
    "open brackets in lines": ("[a,\n" * 60 + "b\n" * 100_000, FaultKind.SYNTAX),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_within_seconds(name: str) -> None:
    text, kind = HOSTILE[name]
    started = time.process_time()
    found = parsed(text, SOURCES["libyaml"])
    assert time.process_time() - started < 5
    assert kind in kinds(found.faults)


@pytest.mark.parametrize(
    "name", ["alias bomb", "recursive alias", "flow nesting", "mapping nesting", "block nesting", "dashes"]
)
def test_hostile_text_is_refused_by_the_parser_in_python_too(name: str) -> None:
    text, kind = HOSTILE[name]
    started = time.process_time()
    found = parsed(text[:100_000], SOURCES["pure"])
    assert time.process_time() - started < 10
    assert kind in kinds(found.faults)


def test_a_huge_scalar_is_read_as_what_it_is() -> None:
    text = "字" * 1_500_000
    assert parsed(f"a: {text}\nb: '{text}'\n", SOURCES["libyaml"]).root == {"a": text, "b": text}


@BOTH
def test_the_limits_are_inclusive(events: EventSource) -> None:
    assert parsed("[[[a]]]", events, depth=3).complete
    assert kinds(parsed("[[[[a]]]]", events, depth=3).faults) == [FaultKind.TOO_DEEP]
    assert parsed("[a, b]", events, nodes_per_file=3).complete
    assert kinds(parsed("[a, b, c]", events, nodes_per_file=3).faults) == [FaultKind.TOO_MANY_NODES]


def test_without_libyaml_the_parser_in_python_is_taken() -> None:
    code = (
        "import sys; sys.modules['_ruamel_yaml'] = None\n"
        "from riskctl.catalog.parse import best_source, default_events, parse\nfrom riskctl.catalog.limits import Limits\n"
        "assert best_source().__name__ == 'pure_events'\n"
        "assert parse('a: {b: c}', 'f', Limits(), default_events).root == {'a': {'b': 'c'}}\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_fault_of_the_reader_itself_is_still_a_finding() -> None:
    class Broken:
        def get_event(self) -> object:
            raise RecursionError("deep inside a parser")

    found = parse("a: b", "f", Limits(), lambda text: Broken())
    assert [(fault.kind, fault.values["problem"]) for fault in found.faults] == [
        (FaultKind.SYNTAX, "RecursionError")
    ]
    assert not found.complete
