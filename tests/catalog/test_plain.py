"""A file in plain form gives the nodes and marks that the YAML parser gives; every other file is left to it."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.late_places import LatePlaces
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import EventSource, c_events
from riskctl.catalog.plain import PlainReader
from riskctl.catalog.text import decode
from riskctl.model.place import MapNode
from tests.building import EXAMPLES
from tests.catalog.reading import SOURCES, corpus, parsed, with_marks
from tests.catalog.test_fuzz import LINES, QUICK, TOKENS, lines, tokens

OWN = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES.parent / "catalog").rglob("*.yaml"))]
CORPUS = [*(data.decode("utf-8", "replace") for data in corpus()), *(text[:4000] for text in OWN)]
PIECES = [
    *TOKENS, *(f"{line}\n" for line in LINES),
    " ", "#", " # 注", " : ", "a: b", "a:b", "a#b", "k: ", "k:\n", "k : v", "[a, b]", "[ a , b ]", "[a,b]", "[a, ]", "[]", "{}",
    "{a: b}", "{a: b, a: c}", "{a: [b, {c: d}], e: f}", "{a:b}", "{a}", "[a: b]", '{"a": b}', "[5, ~, x, true]", "[a? b]", '""',
    "''", "'it''s'", "- x\n", "- a: b\n", "- - a\n", "- [a]\n", "\n- ", "\n \n", "true: ", "5: x", "z: x: y", "z: x:", "a  b  ",
    "\r", "\xa0", "\u200d", "?", "&", "*", "!", "http://x", "::", "-", "--- ", "... ",
]  # fmt: skip


def read(text: str, events: EventSource = c_events, **limits: int) -> MapNode | None:
    """The root of the text if it is in plain form, with its marks to be had."""
    places = LatePlaces(text.encode(), Limits(**limits), events)
    places.root = PlainReader(Limits(**limits)).read(text, places)
    return places.root


def check(text: str) -> bool:
    """What is read is what the parser reads, without a fault; whether it was read at all."""
    decoded = decode(text.encode("utf-8", "replace"), "a.yaml")
    root = read(decoded.text) if decoded.text is not None and not decoded.faults else None
    if root is None:
        return False
    whole = parsed(decoded.text or "")
    assert whole.faults == []
    assert repr(root) == repr(whole.root)
    assert with_marks(root) == with_marks(whole.root)
    return True


def changed(text: str, chance: random.Random) -> str:
    """The text with a piece put in or taken out in one or two places, as likely as not at the end of a line."""
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(text) + 1)
        if chance.random() < 0.5:
            at = text.find("\n", at) + chance.randint(0, 1)
        if chance.random() < 0.25:
            text = text[:at] + text[at + chance.randint(1, 5):]
        else:
            text = text[:at] + chance.choice([*PIECES, *(" " * width for width in range(1, 5))]) + text[at:]
    return text


@settings(QUICK, max_examples=1000)
@given(st.one_of(tokens, lines, st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_any_run_of_pieces_is_read_as_the_parser_reads_it(text: str) -> None:
    check(text)


@pytest.mark.parametrize("seed", range(6))
def test_changed_files_are_read_as_the_parser_reads_them(seed: int) -> None:
    chance = random.Random(seed)
    read_at_all = sum(check(changed(chance.choice(CORPUS), chance)) for _ in range(400))
    assert read_at_all > 40


@pytest.mark.parametrize("text", OWN, ids=range(len(OWN)))
def test_the_catalog_of_this_repository_is_in_plain_form(text: str) -> None:
    assert check(text)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("rules/[!C]*/good.yaml")), ids=lambda path: path.parent.name)
def test_the_good_examples_are_in_plain_form(path: Path) -> None:
    assert check(path.read_text(encoding="utf-8"))


PLAIN = {
    "a: b": {"a": "b"},
    "a: b\r\nc:\r\n  - d\r\n": {"a": "b", "c": ["d"]},
    "# x\n\na:   b c   # d\n  # e\n": {"a": "b c"},
    "a:\n- b\n- c: d\n  e: f\ng:\n": {"a": ["b", {"c": "d", "e": "f"}], "g": None},
    "a:\n  -   b: c\n      d:\n      - e\n": {"a": [{"b": "c", "d": ["e"]}]},
    "a: {b: [c, {d: '5'}], e: {}}": {"a": {"b": ["c", {"d": "5"}], "e": {}}},
    "a: [5, 1.5, true, ~, no, 012, 0o14, 1_000, 2026-01-01]":
        {"a": [5, 1.5, True, None, "no", 12, 12, "1_000", "2026-01-01"]},
    "a: http://b:1/c%20\nd: ''\ne: \"x # y: z\"\nf: “g”": {"a": "http://b:1/c%20", "d": "", "e": "x # y: z", "f": "“g”"},
    "甲: 乙 丙\u3000": {"甲": "乙 丙\u3000"},
}


@pytest.mark.parametrize(("text", "root"), PLAIN.items(), ids=range(len(PLAIN)))
def test_plain_form_is_read(text: str, root: object) -> None:
    assert repr(read(text)) == repr(root)
    assert check(text)


OTHER = (
    "", "# only a comment\n", "a", "- a", "{a: b}", "  a: b", "a: b\n c: d", "a: b\n  c", "a: b\n  - c", "a:\n  b: c\n d: e",
    "a: >-\n  b", "a: |\n  b", "a: &b c", "a: *b", "a: !b c", "a: 'b''c'", 'a: "b\\n"', "a: 'b\n  c'", "a: [b,\n  c]", "a:\tb",
    "a: b\rc: d", "a: b\na: c", "a: {b: c, b: d}", "'a': b", "a b: c", "5: a", "true: a", "~: a", "<<: a", "? a", "a: b: c", "a: b:",
    "a: .inf", "a: 12345678901234567890", "a: -5", "a: - b", "a:\n  -\n    b: c", "a:\n  - - b", "%YAML 1.2\na: b", "---\na: b", "a: b\n...",
    "a: [b, ]", "a: [b: c]", "a: {b}", "a: {b: }", "a: [b] c", "a: [b}", "a: ]", "a: [[b]", "a: [b? c]", "e\u0301: a", "a: @b", "a: b #c\n  d",
    f"{'a' * 101}: b",
)  # fmt: skip


@pytest.mark.parametrize("text", OTHER, ids=range(len(OTHER)))
def test_any_other_form_is_left_to_the_parser(text: str) -> None:
    assert read(text) is None


def test_limits_are_left_to_the_parser() -> None:
    deep = "".join(f"{'  ' * depth}a:\n" for depth in range(5))
    nested = f"a: {'[' * 5}{']' * 5}"
    assert read(deep, depth=6) is not None
    assert read(deep, depth=5) is None
    assert read(nested, depth=7) is not None
    assert read(nested, depth=6) is None
    assert read("a: [b, c]", nodes_per_file=10) is not None
    assert read("a: [b, c]", nodes_per_file=9) is None


@pytest.mark.parametrize("events", SOURCES.values(), ids=SOURCES)
def test_places_come_from_either_parser_when_asked_for(events: EventSource) -> None:
    root = read("a: {b: [c, d]}\ne:\n  f: g\n", events)
    assert root is not None
    assert not hasattr(root, "table")
    assert root.mark("e") == (1, 0, 1, 2, 2, 2, 2)
    inner = root["a"]
    assert isinstance(inner, MapNode)
    assert inner.mark("b") == (0, 4, 5, 0, 7, 0, 8)


def test_texts_that_come_again_are_kept_once() -> None:
    reader = PlainReader(Limits())
    nodes = [reader.read("a: counter\nb: x\n", LatePlaces(b"", Limits(), c_events)) for _ in range(2)]
    assert nodes[0] is not None
    assert nodes[1] is not None
    assert nodes[0] is not nodes[1]
    assert nodes[0]["a"] is nodes[1]["a"]
