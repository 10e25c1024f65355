"""Edits of catalog files: what changes changes, and nothing else does."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.edit import Edits, edited, new_file
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.errors import UserError

FILE = """\
# 本局的风险点，改动须经评估小组。
risk_points:
  # 窗口
  r1:   # 第一条
    name: 核查不实   # 名称
    at: u
    level: "high"    # 评估小组定
    accountable: {direct: p, leader: q}
    controls:
      # 双人
      - c1
      - {control: c2, how: 抽查}   # 每月
    x-own: 1
    # r1 到此

  r2: {name: 超时, at: u, level: low}

# 措施
controls:
  c1: {name: 双人}
  c2:
    name: >-
      定期
      抽查
    evidence: |
      记录表
      签字
"""
Change = tuple[tuple[str, str, tuple[str, ...]], object]

CASES: dict[str, tuple[list[Change], list[tuple[str, str]]]] = {
    "a word": ([(("risk_points", "r1", ("level",)), "low")], [('level: "high"    #', "level: low    #")]),
    "in brackets": ([(("risk_points", "r2", ("level",)), "high")], [("level: low}", "level: high}")]),
    "inside a mapping": ([(("risk_points", "r1", ("accountable", "direct")), "q")], [("{direct: p,", "{direct: q,")]),
    "a new part of a mapping": ([(("risk_points", "r1", ("accountable", "unit")), "s")], [("{direct: p, leader", "{direct: p, unit: s, leader")]),
    "a field taken away": ([(("risk_points", "r1", ("level",)), None)], [('    level: "high"    # 评估小组定\n', "")]),
    "a list taken away, another field new": (
        [(("risk_points", "r1", ("controls",)), None), (("risk_points", "r1", ("cause",)), "疏忽")],
        [("    controls:\n      # 双人\n      - c1\n      - {control: c2, how: 抽查}   # 每月\n", ""),
         ('    level: "high"', '    cause: 疏忽\n    level: "high"')]),
    "taken away in brackets": ([(("risk_points", "r2", ("at",)), None)], [("{name: 超时, at: u, level: low}", "{name: 超时, level: low}")]),
    "what is not there taken away": ([(("risk_points", "r2", ("cause",)), None), (("risk_points", "r2", ("level",)), "high")],
                                     [("level: low}", "level: high}")]),
    "a new field": ([(("risk_points", "r1", ("cause",)), "疏忽: 大意")],
                    [('    level: "high"', '    cause: "疏忽: 大意"\n    level: "high"')]),
    "a new field in brackets": ([(("risk_points", "r2", ("type",)), ["process"])], [("at: u, level: low}", "at: u, type: [process], level: low}")]),
    "one item more": ([(("risk_points", "r1", ("controls",)), ["c1", {"control": "c2", "how": "抽查"}, "c3"])],
                      [("   # 每月\n", "   # 每月\n      - c3\n")]),
    "one item less": ([(("risk_points", "r1", ("controls",)), [{"control": "c2", "how": "抽查"}])], [("      - c1\n", "")]),
    "a block of text": ([(("controls", "c2", ("evidence",)), "照片")], [("|\n      记录表\n      签字\n", "照片\n")]),
    "a folded text": ([(("controls", "c2", ("name",)), "抽查")], [(">-\n      定期\n      抽查\n", "抽查\n")]),
    "several lines": ([(("risk_points", "r1", ("name",)), "甲\n乙")], [("name: 核查不实   #", 'name: "甲\\n乙"   #')]),
    "a mapping that was not there": ([(("risk_points", "r2", ("accountable", "direct")), "p")],
                                     [("level: low}", "level: low, accountable: {direct: p}}")]),
}


@pytest.mark.parametrize("name", CASES)
def test_only_what_changes_is_written_anew(name: str) -> None:
    changes, replaced = CASES[name]
    wanted = FILE
    for before, after in replaced:
        assert wanted.count(before) == 1
        wanted = wanted.replace(before, after)
    assert edited(FILE, "a.yaml", Edits(dict(changes))) == wanted


def test_a_new_record_stands_behind_its_neighbour() -> None:
    new = {"risk_points": [("r1b", "r1", {"name": "新", "at": "u"})], "units": [("u", "", {"name": "科"})]}
    result = edited(FILE, "a.yaml", Edits({}, new))
    behind = FILE.replace("    # r1 到此\n", "    # r1 到此\n  r1b:\n    name: 新\n    at: u\n")
    assert result == behind + "\nunits:\n  u:\n    name: 科\n"


def test_line_ends_and_the_mark_stay() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    result = edited(text, "a.yaml", Edits({("risk_points", "r2", ("level",)): "high"}))
    assert result == "\ufeff" + FILE.replace("level: low}", "level: high}").replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "units:\n", "units: {}\n", "posts:\n  p: {name: 岗}", "units:\n  u:\n    name: 科"])
def test_records_go_into_any_file(text: str) -> None:
    result = edited(text, "a.yaml", Edits({}, {"units": [("u2", "", {"name": "二科"})]}))
    assert read(result)["units"]["u2"] == {"name": "二科"}
    assert result.endswith("\n")
    assert text.partition("units")[0].rstrip("\n") in result


def test_a_file_with_faults_is_left_alone() -> None:
    with pytest.raises(UserError, match=r"a\.yaml:1:4: the file has faults"):
        edited("a: *b\n", "a.yaml", Edits({}, {"units": [("u", "", {"name": "科"})]}))


def read(text: str) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """The records of a text, which must be without a fault."""
    parsed = parse(text, "a.yaml", Limits(), default_events)
    assert parsed.faults == []
    assert isinstance(parsed.root, dict)
    return parsed.root


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co")) | st.just("\n"), min_size=1, max_size=40).map(
    lambda text: text.strip("\n") or "字")
VALUES = TEXTS | st.integers(-5, 5) | st.booleans() | st.lists(TEXTS, min_size=1, max_size=4) | st.dictionaries(
    st.sampled_from(("post", "as", "name")), TEXTS, min_size=1)


@given(st.dictionaries(st.sampled_from(("name", "x-a", "fee", "tags", "reviewed")), VALUES, min_size=1))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(fields: dict[str, object]) -> None:
    assert read(new_file({"powers": [("p", fields)]}))["powers"]["p"] == fields
    text = edited(FILE, "a.yaml", Edits({("risk_points", "r1", (f"x-{name}",)): value for name, value in fields.items()}))
    assert read(text)["risk_points"]["r1"] == {**read(FILE)["risk_points"]["r1"], **{f"x-{name}": value for name, value in fields.items()}}
