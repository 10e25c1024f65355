"""`riskctl law list|show|check`, and `explain` on a provision of law."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
TEXT = """\
powers:
  p:
    name: 经费支付
    legal_basis: [会计法(2017)第37条, 会计法(2017)第2条, 会计法(2024)第35条, 青财发〔2026〕1号, 某法(2020)第1条]
controls:
  c: {name: 双人复核, legal_basis: [会计法(2024)第35条, 选任条例(2019)第1条, 公务员回避规定(2020)第5条]}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c", TEXT)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_laws_are_listed_without_a_catalog(nowhere: Path, capsys: Capture) -> None:
    ran = run(capsys, "law", "list", *DAY)
    assert (ran.code, ran.err) == (0, "")
    rows = {line.split()[0]: line.split() for line in ran.out.splitlines() if line}
    assert rows["会计法"] == ["会计法", "中华人民共和国会计法", "verbatim", "in", "two",
                            "collections", "2024,", "2017", "2024", "51", "unverified"]
    assert len(ran.out.splitlines()) == 1 + 45 + 2
    assert ran.out.splitlines()[-1].endswith("say so and are warnings at most.")


def test_laws_as_json(nowhere: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "law", "list", "--json", "--as-of", "2024-06-30").out)
    assert (document["riskctl"], document["as_of"]) == (1, "2024-06-30")
    law = next(law for law in document["laws"] if law["name"] == "会计法")
    assert (law["in_force"], [version["version"] for version in law["versions"]]) == ("2017", ["2024", "2017"])
    assert law["renumbered"][0] == {"from": "2017", "to": "2024", "certainty": "V2", "articles": {"27": 25, "37": 35}}


@pytest.mark.parametrize("name", ["行政处罚法", "处罚法", "中华人民共和国行政处罚法", "《行政处罚法》", " 处罚法 "])
def test_a_law_goes_by_any_of_its_names(nowhere: Path, capsys: Capture, name: str) -> None:
    assert run(capsys, "law", "show", name, "--lang", "zh", *DAY) == (0, """\
行政处罚法  中华人民共和国行政处罚法
又称：处罚法

核对过的条文
    两处文本核对一致

版本（施行日期和条数的核对程度）
    2021  2021-07-15 起施行，86 条，现行，未核实
    2017  2018-01-01 起施行，64 条，未核实

期限的计算
    2、3、5、7日按工作日计算，其余是自然日（2021 版起第85条；两处文本核对一致）
""", "")


def test_what_is_not_known_is_said(nowhere: Path, capsys: Capture) -> None:
    assert "    2006  its dates are not known, seen on a public page\n" in run(capsys, "law", "show", "交流工作规定").out
    assert "    its year is not known\n" in run(capsys, "law", "show", "税务稽查风险内部控制制度").out
    assert "articles compared\n    unverified\n    article 15, 33: seen on a public page\n" in run(capsys, "law", "show", "内部控制规范").out
    assert "27 → 25, 37 → 35\n" in run(capsys, "law", "show", "会计法").out
    said = "    where workdays are meant, the article says so (since 2019; verbatim in one collection)\n"
    assert said in run(capsys, "law", "show", "信息公开条例").out


def test_a_law_that_is_none_is_said(nowhere: Path, capsys: Capture) -> None:
    ran = run(capsys, "law", "show", "行政处罚")
    assert (ran.code, "there is no law '行政处罚'; did you mean '行政处罚法'?" in ran.err) == (2, True)


def test_nothing_is_proposed_for_no_name(nowhere: Path, capsys: Capture) -> None:
    ran = run(capsys, "law", "show", " ")
    assert (ran.code, "did you mean" in ran.err) == (2, False)


def test_one_law_as_json(nowhere: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "law", "show", "强制法", "--json", *DAY).out)
    assert document["counting"] == {"since": "2011", "rule": "up_to", "article": 69, "workdays": [], "up_to": 10, "certainty": "V2"}


def test_every_citation_gets_a_verdict(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "law", "check", *DAY)
    assert ran.code == 1
    table, findings = ran.out.split("\n\n", 1)
    assert table + "\n" == """\
citation                   times  verdict                                        what the version rests on  first place
会计法(2017)第2条          1      LB101 version-not-in-force                     unverified                 a.yaml:4:34
会计法(2017)第37条         1      LB103 article-renumbered                       unverified                 a.yaml:4:19
会计法(2024)第35条         2      in force                                       unverified                 a.yaml:4:48
公务员回避规定(2020)第5条  1      its dates are not known, not checked           seen on a public page      a.yaml:6:63
某法(2020)第1条            1      RF104 unknown-law                                                         a.yaml:4:76
选任条例(2019)第1条        1      in force; its number of articles is not known  unverified                 a.yaml:6:48
青财发〔2026〕1号          1      document number, not checked                                              a.yaml:4:63
"""
    assert "error LB103 the article of '会计法(2017)第37条' has moved" in findings
    assert findings.splitlines()[-1] == "1 error, 1 warning, 1 info"


@pytest.mark.parametrize(("text", "fail_on", "code"), [
    (TEXT, "error", 1), (TEXT, "never", 0), (TEXT.replace("2017)第37", "2024)第37"), "error", 0),
    (TEXT.replace("2017)第37", "2024)第37"), "warning", 1), (TEXT + "units: [", "never", 3),
])
def test_fail_on_decides_the_exit_code(tmp_path: Path, capsys: Capture, text: str, fail_on: str, code: int) -> None:
    folder = small_catalog(tmp_path / "d", text)
    assert run(capsys, "--catalog", folder, "law", "check", "--fail-on", fail_on, *DAY).code == code


def test_the_check_as_json(root: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "law", "check", "--format", "json", *DAY).out)
    assert [(one["citation"], one["verdict"], one["certainty"], len(one["places"])) for one in document["citations"]] == [
        ("会计法(2017)第2条", "version-not-in-force", "M", 1), ("会计法(2017)第37条", "article-renumbered", "M", 1),
        ("会计法(2024)第35条", "in-force", "M", 2), ("公务员回避规定(2020)第5条", "not-checked", "VP", 1),
        ("某法(2020)第1条", "unknown-law", None, 1), ("选任条例(2019)第1条", "in-force", "M", 1),
        ("青财发〔2026〕1号", "not-checked", None, 1)]
    moved = next(one for one in document["findings"] if one["code"] == "LB103")
    assert moved["basis"] == [{"citation": "会计法(2024)第35条", "certainty": "V2"}]


@pytest.mark.parametrize(("arguments", "said"), [
    (("--format", "xml"), "--format 'xml': it is text or json."),
    (("--fail-on", "high"), "--fail-on 'high': it is one of error, warning, info, never."),
])
def test_options_that_are_none(root: Path, capsys: Capture, arguments: tuple[str, ...], said: str) -> None:
    ran = run(capsys, "law", "check", *arguments)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_provision_is_explained_without_a_catalog(nowhere: Path, capsys: Capture) -> None:
    assert run(capsys, "explain", "pen10", "--lang", "zh", *DAY) == (0, """\
PEN10  当事人不在场的，七日内送达决定书

依据
    《中华人民共和国行政处罚法》（2021）第61条：两处文本核对一致；现行版本（施行日期未核实）

适用
    类型是行政处罚的事项

要求
    决定之后的送达环节不超过7个工作日  [LB201, LB208]

启用
    清单中的 packs: [penalties]
""", "")


def test_every_provision_can_be_explained_in_both_languages(nowhere: Path, capsys: Capture) -> None:
    from riskctl.catalog.packs import PACKS

    for id in PACKS.provisions:
        for language in ("zh", "en"):
            ran = run(capsys, "explain", id, "--lang", language, *DAY)
            assert (ran.code, ran.out.startswith(f"{id}  ")) == (0, True)
        assert json.loads(run(capsys, "explain", id, "--json", *DAY).out)["entry"] == id


def test_an_unverified_provision_says_so(nowhere: Path, capsys: Capture) -> None:
    assert "定期定额征收管理办法(2006) (unverified)\n" in run(capsys, "explain", "TAX12").out


def test_elements_are_named_as_on_the_form(nowhere: Path, capsys: Capture) -> None:
    assert "    写明名称、设定依据、受理条件、环节、时限、申请材料  [LB206]\n" in run(capsys, "explain", "LIC2", "--lang", "zh").out


def test_a_record_of_the_same_id_comes_first(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "e", "posts:\n  PEN9: {name: 窗口, unit: u}\nunits:\n  u: {name: 股}\n")
    assert run(capsys, "--catalog", folder, "explain", "PEN9", *DAY).out.startswith("post PEN9\n")
    assert run(capsys, "--catalog", folder, "explain", "PEN10", *DAY).out.startswith("PEN10  ")


def test_a_remembered_finding_keeps_its_basis(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "f", TEXT)
    first, again = (json.loads(run(capsys, "--catalog", folder, "validate", "--select", "LB", "--format", "json", *DAY).out)
                    for _ in range(2))
    assert first == again
    assert [one["basis"] for one in first["findings"]] == [
        [{"citation": "会计法(2024)第35条", "certainty": "V2"}], [{"citation": "会计法(2024)", "certainty": "M"}]]
