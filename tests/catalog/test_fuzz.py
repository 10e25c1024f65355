"""Whatever the bytes, the reader gives a catalog and faults, and never crashes, hangs or says the unsayable."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.catalog import conform
from riskctl.catalog.parse import c_events, pure_events
from riskctl.catalog.text import CONTROL
from riskctl.model.fault import FaultKind
from riskctl.model.kinds import KINDS
from riskctl.model.place import MapNode
from tests.catalog.reading import corpus, parsed, path_of, read_whole, with_marks

CORPUS = corpus()
TOKENS = [
    "units",
    "posts",
    "powers",
    "steps",
    "risk_points",
    "sod_rules",
    "name",
    "unit",
    "kind",
    "next",
    "at",
    "hall",
    "窗口",
    ":",
    ": ",
    ":\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n      ",
    "- ",
    ", ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    ">-",
    "&a",
    "*a",
    "!!str ",
    "<<: ",
    "? ",
    "# 注\n",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "0131",
    "1.5",
    "-0",
    "1e999",
    ".inf",
    "null",
    "~",
    "true",
    "std:cashier",
    "：",
    "，",
    "\t",
    "\r\n",
    "\\",
    '"\\ud800"',
    '"\\0"',
    "e\u0301",
    "\u00e9",
    "\u3000",
    "\x85",
    "\u2028",
    "\u202e",
    "\ufeff",
    "😀",
    "@",
    "`",
    "%",
    "=",
    "5 workdays",
    "行政许可法(2019)第42条",
    "2026-02-30",
]
LINES = [
    "units:",
    "  hall:",
    "    name: 窗口",
    "    parent: bureau",
    "powers:",
    "  XK-1:",
    "    type: national:license",
    "    steps:",
    "      a:",
    "        kind: accept",
    "        next: [b, end]",
    "        people: 0",
    "    name: 12",
    "posts:",
    "  窗口:",
    "    duties: [std:cashier, a]",
    "    duties:",
    "      - a",
    "      - a",
    "  - x",
    "    x-a: {b: ",
    "sod_rules:",
    "  s:",
    "    incompatible: {left: [a]}",
    "    before: a",
    "    name：甲",
    "\tname: x",
    "    name: 'a",
    "  hall: *a",
    "    when: {a: b,c}",
    "    level: ",
    "waivers: []",
    "people:",
    "  p:",
    "    assignments: [{post: a, as: x}]",
]
QUICK = settings(
    max_examples=2000, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
SLOW = settings(QUICK, max_examples=400)
tokens = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)
lines = st.lists(st.sampled_from(LINES), max_size=14).map(lambda chosen: "\n".join(chosen) + "\n")


@QUICK
@given(tokens)
def test_any_run_of_tokens_is_read(text: str) -> None:
    read_whole(text.encode())


@QUICK
@given(lines)
def test_any_run_of_lines_is_read(text: str) -> None:
    read_whole(text.encode())


@QUICK
@given(st.one_of(tokens, lines))
def test_any_text_under_known_kinds_is_read(text: str) -> None:
    body = "".join(f"      {line}\n" for line in text.splitlines())
    read_whole(f"powers:\n  p:\n    name: 甲\n    steps:\n{body}".encode())


@QUICK
@given(
    st.one_of(tokens, lines),
    st.sampled_from(["gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "latin-1", "utf-8-sig"]),
)
def test_any_encoding_is_read_or_named(text: str, encoding: str) -> None:
    data = f"units:\n  a:\n    name: 政务服务窗口\n{text}".encode(encoding, "ignore")
    catalog = read_whole(data)
    if encoding.startswith(("utf-16", "utf-32")):
        assert catalog.unread == ("a.yaml",)
        assert catalog.faults[0].kind is FaultKind.NOT_UTF8
        assert catalog.faults[0].values["guess"] == "UTF-16"


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    read_whole(data)


@QUICK
@given(st.one_of(tokens, lines))
def test_any_manifest_is_read(text: str) -> None:
    read_whole(b"", manifest=f"riskctl: 1\n{text}".encode())


@pytest.mark.parametrize("seed", range(8))
@settings(QUICK, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_mutated_files_are_read(seed: int, chance: random.Random) -> None:
    own = random.Random(f"{seed} {chance.random()}")
    for _ in range(20):
        read_whole(mutated(own.choice(CORPUS), own))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, dropped, doubled, moved, or replaced by something ugly."""
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(mutant) + 1)
        to = min(len(mutant), at + chance.randint(1, 30))
        match chance.randrange(6):
            case 0:
                mutant[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del mutant[at:to]
            case 2:
                mutant[at:at] = mutant[at:to]
            case 3:
                mutant[at:at] = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
            case 4:
                other = chance.choice(CORPUS)
                mutant[at:to] = other[len(other) // 3 : len(other) // 3 + 40]
            case _:
                mutant[at:at] = b"\n" + b" " * chance.randrange(8)
    return bytes(mutant)


@SLOW
@given(st.one_of(tokens, lines))
def test_the_parser_in_python_reads_anything(text: str) -> None:
    read_whole(text.encode(), pure_events)


@pytest.mark.parametrize("seed", range(4))
def test_the_parser_in_python_reads_mutated_files(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        read_whole(mutated(chance.choice(CORPUS), chance), pure_events)


@settings(QUICK, max_examples=800)
@given(st.one_of(tokens, lines))
def test_what_both_parsers_accept_they_read_alike(text: str) -> None:
    check_alike(text)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_files_that_both_parsers_accept_are_read_alike(seed: int) -> None:
    chance = random.Random(1000 + seed)
    for _ in range(100):
        check_alike(mutated(chance.choice(CORPUS), chance).decode("utf-8", "replace"))


@pytest.mark.parametrize(
    "name",
    [
        "examples/anyang-79/organization.yaml",
        "examples/anyang-79/people.yaml",
        "examples/anyang-79/level-scheme.yaml",
        "riskctl/packs/duties/std.yaml",
    ],
)
def test_real_files_are_read_alike_by_both_parsers(name: str) -> None:
    text = path_of(name).read_text(encoding="utf-8")
    assert parsed(text, c_events).complete
    check_alike(text)


def check_alike(text: str) -> None:
    """Two accepting parsers give equal nodes, marks and faults."""
    # Decoding lets no control character through; a byte order mark inside a file, which CA103 reports, takes a column
    # for one parser and none for the other.
    text = CONTROL.sub("", text.replace("\ufeff", ""))
    first, second = parsed(text, c_events), parsed(text, pure_events)
    if first.complete and second.complete:
        assert with_marks(first.root) == with_marks(second.root)
        assert first.faults == second.faults


def test_both_schema_engines_find_the_same_in_the_corpus() -> None:
    for data in CORPUS:
        root = parsed(data.decode("utf-8", "replace")).root
        if isinstance(root, MapNode):
            check_engines(root)


@pytest.mark.parametrize("seed", range(6))
@settings(QUICK, max_examples=150)
@given(st.randoms(use_true_random=False))
def test_both_schema_engines_find_the_same_in_mutated_files(seed: int, chance: random.Random) -> None:
    own = random.Random(f"{seed} {chance.random()}")
    for _ in range(4):
        root = parsed(deformed(own.choice(CORPUS).decode("utf-8", "replace"), own)).root
        if isinstance(root, MapNode):
            check_engines(root)


ODD = [
    "",
    "''",
    "5",
    "0",
    "-1",
    "1.0",
    "1.5",
    "true",
    "null",
    "[]",
    "{}",
    "[a, a]",
    "[1, 1.0, true]",
    "{a: b}",
    "[[a], [a]]",
    "end",
    '"2/3"',
    '"2/3\\n"',
    '"9/2"',
    "２/３",
    "2026-02-30",
    "2026-06-30",
    "5 workdays",
    "5  workdays",
    "行政许可法(2019)第42条",
    "第1条",
    "[{a: 1}, {a: 1}]",
    "high",
    "{design: full}",
    '"\\n"',
    "x",
]
KEYS = [
    *KINDS,
    "name",
    "steps",
    "next",
    "units",
    "unit",
    "quorum",
    "before",
    "incompatible",
    "0131",
    "131",
    '"0131"',
    '""',
    "x-own",
    "years",
]


def deformed(text: str, chance: random.Random) -> str:
    """The text with values and keys of a few lines replaced, so that it stays YAML and loses its shape."""
    rows = text.splitlines()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(rows)) if rows else 0
        head, colon, _ = rows[at].partition(": ") if rows else ("", "", "")
        match chance.randrange(3):
            case 0 if colon:
                rows[at] = f"{head}: {chance.choice(ODD)}"
            case 1:
                margin = len(rows[at]) - len(rows[at].lstrip()) if rows else 0
                rows.insert(at, f"{' ' * margin}{chance.choice(KEYS)}: {chance.choice(ODD)}")
            case _:
                del rows[at : at + 1]
    return "\n".join(rows) + "\n"


def check_engines(root: MapNode) -> None:
    """Both engines give the same faults in the same order."""
    first = conform.faults_of_file(root, "a.yaml", "jsonschema_rs")
    assert first == conform.faults_of_file(root, "a.yaml", "jsonschema")
    assert conform.faults_of_manifest(root, "m", "jsonschema_rs") == conform.faults_of_manifest(
        root, "m", "jsonschema"
    )
