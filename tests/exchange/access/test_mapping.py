"""The mapping of access data: guessed, written, read back, and refused with its place."""

import pytest

from riskctl.errors import UserError
from riskctl.exchange.access.guess import access_mapping_text
from riskctl.exchange.access.mapping import map_for, read_access_mapping
from riskctl.exchange.access.reading import read_access
from tests.exchange.access.files import pairs_of

FILES = {
    "users.csv": "工号,姓名,部门,角色,状态\nH1,张某,财务科,会计;审核,在用\nH2,李某,办公室,会计,待定\n",
    "pairs.txt": "1 7\n2 8\n",
    "rules.csv": "编号,名称,权限甲,权限乙,等级\nS1,分离,付款,核算,高\nS2,归口,付款,任意,中\n",
}


def test_a_guess_is_written_with_what_is_open() -> None:
    assert access_mapping_text(pairs_of(FILES), "zh").partition("files:\n")[2] == """\
  - file: users.csv
    rows: users
    columns:
      工号: user  # A 用户编号
      姓名: user.name  # B 用户姓名（加 --people 才取）
      部门: unit  # C 部门
      角色: role  # D 角色
      状态: status  # E 状态
    lists:
      角色: ";"
    words:
      status:
        在用: active
  - file: pairs.txt
    rows: entitlements
    header: 0
    columns:
      A: user  # A 用户编号
      B: entitlement  # B 权限
  - file: rules.csv
    rows: rules
    columns:
      编号: rule  # A 规则编号
      名称: rule.name  # B 规则名称
      权限甲: left  # C 一方权限
      权限乙: right  # D 另一方权限
      等级: severity  # E 严重程度
    words:
      severity:
        高: error
        中: warning
    # 这些规则的另一方不是权限；若是“只归某些部门”，去掉 # 并写上部门：
    # only:
    #   S2: [部门]  # "付款" / "任意"
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_written_is_read_back(language: str) -> None:
    pairs = pairs_of(FILES)
    text = access_mapping_text(pairs, language)  # type: ignore[arg-type] # both are languages
    assert list(read_access_mapping(text.encode(), "m.yaml")) == [mapping for _, mapping in pairs]


HEAD = "riskctl_access: 1\nfiles:\n  - file: f.csv\n"


@pytest.mark.parametrize(("text", "said"), [
    ("a: 1\n", "m.yaml: this is no mapping of access data"),
    ("a: [\n", "m.yaml:2:1: this is no YAML"),
    (HEAD + "    rows: user\n", "m.yaml:4:11: `rows` is one of users, roles, entitlements, rules."),
    (HEAD + "    rows: users\n    columns: {A: usr}\n", "m.yaml:5:18: usr is not known; did you mean user?"),
    (HEAD + "    rows: users\n    columns: {A: role}\n", "rows of users need columns for user."),
    (HEAD + "    rows: users\n    colums: {A: user}\n", "colums is not known; did you mean columns?"),
    (HEAD + "    rows: users\n    columns: {A: user}\n    words: {stat: {x: active}}\n", "stat is not known; did you mean status?"),
    (HEAD + "    rows: users\n    columns: {A: user}\n    only: {S1: Finance}\n", "`S1` is a list."),
    ("riskctl_access: 1\nfiles: [f.csv]\n", "each item of `files` is a mapping."),
])
def test_what_is_no_mapping_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        read_access_mapping(text.encode(), "m.yaml")
    assert said in error.value.en


def test_a_file_of_another_name_is_known_by_its_headings() -> None:
    maps = [mapping for _, mapping in pairs_of(FILES)]
    later = read_access(FILES["users.csv"].encode(), "users-2027.csv")
    found = map_for(later, maps)
    assert found is not None
    assert (found.file, found.columns) == ("users-2027.csv", maps[0].columns)
    assert map_for(read_access(b"X,Y\n1,2\n", "other.csv"), maps) is None
