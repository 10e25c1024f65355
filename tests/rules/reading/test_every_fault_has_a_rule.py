"""CA: every kind of fault is reported by exactly one rule, and by a sentence that can be read."""

from dataclasses import replace

import pytest

from riskctl.findings import Rule, Severity
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.place import Place
from riskctl.report.line import plain_lines
from riskctl.rules import all_rules
from tests.building import catalog, hits, read, run

READING = tuple(rule for rule in all_rules() if rule.family == "CA")

# CA508 and CA509 speak of the whole catalog.
OF_FAULTS = [rule for rule in READING if rule.name in {kind.value for kind in FaultKind}]
PLACE = Place("a.yaml", 2, 3, 2, 5)
# All that any phrase of a rule reads.
VALUES = {
    "guess": "",
    "problem": "rule",
    "name": "files",
    "text": "x",
    "hint_zh": "",
    "hint_en": "",
    "key": "k",
    "known": ["kk"],
    "bare": False,
    "or": "",
    "least": 1,
    "most": None,
    "item": "x",
    "present": [],
    "id": "a b",
    "newer": False,
    "version": "2",
    "supported": 1,
    "length": 17,
    "expected": "",
    "code": "1",
    "what": "pack",
    "value": "v",
}


def with_fault(kind: FaultKind) -> Catalog:
    problem = {FaultKind.UNSAFE_FILE_NAME: "control"}.get(kind, "rule")
    return replace(catalog(), faults=(Fault(kind, PLACE, {**VALUES, "problem": problem}, "posts", "p", "f"),))


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_is_reported_by_exactly_one_rule(kind: FaultKind) -> None:
    of = with_fault(kind)
    reporting = [rule.name for rule in OF_FAULTS if hits(rule, of)]
    assert reporting == [kind.value]


@pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.code)
def test_what_was_not_read_right_cannot_be_waived(rule: Rule) -> None:
    assert not rule.waivable
    assert rule.family == "CA"


@pytest.mark.parametrize("kind", FaultKind)
def test_a_hit_keeps_the_place_and_the_record_of_its_fault(kind: FaultKind) -> None:
    (hit,) = (hit for rule in OF_FAULTS for hit in hits(rule, with_fault(kind)))
    assert (hit.at, hit.kind, hit.record, hit.field, "file" in hit.values) == (
        PLACE,
        "posts",
        "p",
        "f",
        False,
    )


@pytest.mark.parametrize("rule", OF_FAULTS, ids=lambda rule: rule.code)
def test_faults_of_two_files_are_two_findings(rule: Rule) -> None:
    (kind,) = (kind for kind in FaultKind if kind.value == rule.name)
    problem = "control" if kind is FaultKind.UNSAFE_FILE_NAME else "rule"
    faults = tuple(
        Fault(
            kind,
            Place.start_of(file),
            {**VALUES, "problem": problem, "name": name, "id": file},
            None,
            None,
            None,
        )
        for file, name in (("a.yaml", "files"), ("b.yaml", "bytes"))
    )
    first, second = run(replace(catalog(), faults=faults), rule.code).findings
    if rule.code not in {"CA401", "CA402", "CA403", "CA404", "CA405"}:
        assert not second.fingerprint.endswith("-2")
    assert first.fingerprint != second.fingerprint


def lines(of: Catalog, code: str) -> list[str]:
    found = run(of, code).findings
    return [line for language in ("zh", "en") for line in plain_lines(found, language)]


@pytest.mark.parametrize(
    ("text", "code", "zh", "en"),
    [
        (
            "a: \u00e9".encode("latin-1"),
            "CA101",
            "文件不是 UTF-8 编码，第 3 个字节处读不下去",
            "the file is not UTF-8: it breaks off at byte 3",
        ),
        ("a: 'b\n", "CA209", "不是合法的 YAML：引号没有闭合", "this is not YAML: the quote is not closed"),
        (
            "units:\n  {a: b}: {name: c}\n",
            "CA207",
            "键不是文字：映射或列表",
            "a key is not text: a mapping or a list",
        ),
        ("units:\n  a: {name: b, zzz: c}\n", "CA302", "“a”没有“zzz”这个字段", "'a' has no field 'zzz'"),
        (
            "powers:\n  p: {name: a, type: b}\n",
            "CA303",
            "“p”缺少“实施单位”（unit 或 units）",
            "'p' lacks 'unit' or 'units'",
        ),
        (
            "units: 5\n",
            "CA305",
            "文件的“units”应为映射，实为数字",
            "'units' of the file is a number where a mapping was expected",
        ),
        (
            "level_schemes:\n  l: {name: a, by: declared, levels: [{id: b, label: c, stars: 6}]}\n",
            "CA309",
            "“l”的“stars”为 6，应在 0 到 5 之间",
            "'stars' of 'l' is 6 where 0 to 5 is expected",
        ),
        (
            "people:\n  p: {name: a, assignments: [{post: b, as: acting}, {post: b, as: acting}]}\n",
            "CA310",
            "“p”的“assignments”里同一映射重复",
            "the same mapping stands twice in 'assignments' of 'p'",
        ),
        (
            "sod_rules:\n  s: {name: a}\n",
            "CA311",
            "“s”应恰好写一种规则形式，现在没有",
            "'s' takes exactly one form, and it has none",
        ),
        (
            "units:\n  a: {name: b, kind: 派出}\n",
            "CA307",
            "“a”的“kind”没有“派出”这个取值，可用：领导班子 leadership、业务部门 business、行政部门 administrative、"
            "派出机构 branch、外部单位 external；是不是“branch”？",
            "'派出' is no value of 'kind' of 'a': known are leadership, business, administrative, branch, external; "
            "did you mean 'branch'?",
        ),
        (
            "delegations:\n  d: {name: a, valid_from: 2026}\n",
            "CA306",
            "“d”的“valid_from”应为日期，请写作 2026-06-30",
            "'valid_from' of 'd' takes a date: write 2026-06-30",
        ),
        (
            "posts:\n  a: {name: b, unit: c, duties: 【d】}\n",
            "CA305",
            "“a”的“duties”应为列表，实为文字；“【”是全角的，应为半角“[”",
            "'duties' of 'a' is text where a list was expected; '【' is a full-width character: write '['",
        ),
        (
            "\u3000units:\n  a: {name: b}\n",
            "CA301",
            "没有“\u3000units”这种记录；这里有全角空格（U+3000），应改为半角空格；是不是“units”？",
            "'\u3000units' is no kind of record; a full-width space (U+3000) stands here: write an ordinary space; "
            "did you mean 'units'?",
        ),
        (
            "units:\n  a: {name: b}\n  posts:\n    p: {name: c}\n",
            "CA402",
            "“posts”不能作编号：它是一种记录的名称，这一段缩进过深，没有读取",
            "'posts' can be no id: it is the name of a kind, and this section is indented too far: it was not read",
        ),
        (
            "units:\n  -a: {name: b}\n",
            "CA401",
            "编号“-a”不合写法：应以文字或数字开头",
            "'-a' is no id: it begins with neither a letter nor a digit",
        ),
        (
            "units:\n  ae\u0301: {name: b}\n",
            "CA401",
            "编号“ae\u0301”不合写法：不能有“\u0301”",
            "'ae\u0301' is no id: '\u0301' is not allowed",
        ),
    ],
)
def test_the_sentence_tells_the_case(text: str | bytes, code: str, zh: str, en: str) -> None:
    found = [line.partition(f" {code} ")[2] for line in lines(read(text), code)]
    assert found == [zh, en]


def test_a_section_that_is_indented_too_far_is_one_finding() -> None:
    text = (
        "people:\n  a: {name: 甲, assignments: [{post: p, as: primary}]}\nunits:\n  u: {name: b}\n"
        "  posts:\n    p: {name: c, unit: nowhere}\n    q: {nam: d}\n"
    )
    of = read(text)
    assert [finding.rule.code for finding in run(of).findings if finding.severity is Severity.ERROR] == ["CA402"]
    assert (of.unread, "posts" in of.by_id, of.half_read) == (("a.yaml",), False, {"p": "posts", "q": "posts"})


def test_what_a_parser_says_stands_in_brackets_where_there_is_no_hint() -> None:
    found = [line.partition(" CA209 ")[2] for line in lines(with_fault(FaultKind.SYNTAX), "CA209")]
    assert found == ["不是合法的 YAML：读到此处无法继续（rule）", "this is not YAML: rule"]


@pytest.mark.parametrize(
    ("manifest", "code", "zh", "en"),
    [
        (
            "name: a\n",
            "CA502",
            "清单的格式版本不对：没有写，应写 riskctl: 1",
            "the format version is wrong: there is none, write riskctl: 1",
        ),
        (
            "riskctl: x\n",
            "CA502",
            "清单的格式版本不对：“x”不能用，应写 riskctl: 1",
            "the format version is wrong: 'x' cannot be used, write riskctl: 1",
        ),
        (
            "riskctl: 1\nunified_code: abc\n",
            "CA503",
            "统一社会信用代码“abc”不对：应为 18 位，实为 3 位",
            "unified code 'abc' is wrong: it has 3 characters instead of 18",
        ),
        (
            "riskctl: 1\nunified_code: 11371600004345678x\n",
            "CA503",
            "统一社会信用代码“11371600004345678x”不对：校验码应为 X",
            "unified code '11371600004345678x' is wrong: the check digit should be X",
        ),
        (
            "riskctl: 1\nunified_code: I1371600004345678X\n",
            "CA503",
            "统一社会信用代码“I1371600004345678X”不对：有不允许的字符",
            "unified code 'I1371600004345678X' is wrong: it has a character that is not allowed",
        ),
        (
            "riskctl: 1\nname: 5\n",
            "CA306",
            "清单的“name”应为文字，请加引号",
            "'name' of the manifest takes text: quote it",
        ),
        (
            "riskctl: 1\nrules: {RP201: loud}\n",
            "CA505",
            "清单的规则设置无效：没有“loud”这种严重程度",
            "a rule setting has no effect: 'loud' is no severity",
        ),
        (
            "riskctl: 1\nrules: {RP201: {limit: 3}}\n",
            "CA505",
            "清单的规则设置无效：规则没有“limit”这个选项",
            "a rule setting has no effect: the rule has no option 'limit'",
        ),
    ],
)
def test_the_sentence_tells_what_is_wrong_with_the_manifest(
    manifest: str, code: str, zh: str, en: str
) -> None:
    found = [
        line.partition(f" {code} ")[2] for line in lines(read("units:\n  a: {name: b}\n", manifest), code)
    ]
    assert found == [zh, en]


@pytest.mark.parametrize(
    ("text", "manifest", "found"),
    [
        ("", "riskctl: 1\n", True),
        ("# 注\n", "riskctl: 1\n", True),
        ("units:\n", "riskctl: 1\n", True),
        ("x-a: 1\n", "riskctl: 1\n", True),
        ("units:\n  a: {name: b}\n", "riskctl: 1\n", False),
        ("units: [\n", "riskctl: 1\n", False),
        ("", "", False),
    ],
)
def test_a_catalog_without_records_is_not_clean(text: str, manifest: str, found: bool) -> None:
    assert [finding.severity for finding in run(read(text, manifest), "CA508").findings] == [
        Severity.ERROR
    ] * found
