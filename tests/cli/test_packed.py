"""The rules of separation that ship, as `explain`, `show` and `rules list` give them."""

import json
from pathlib import Path

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.report.sod_rule import shipped_rules
from tests.cli.running import run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
IDS = [rule.id for rule in shipped_rules(PACKS)]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a catalog."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["explain", "show"])
@pytest.mark.parametrize("id", ["ACC3", "acc-03", "ACC-3"])
def test_a_rule_is_found_by_its_id_however_it_is_written(command: str, id: str, nowhere: Path, capsys: Capture) -> None:
    assert run(capsys, command, id, "--lang", "en", *DAY) == (0, """\
ACC3  a cashier neither checks accounts nor keeps their archive nor enters income, expenditure, expenses, claims and debts

basis
    中华人民共和国会计法 (2024), article 35: verbatim in two collections; the version in force (its dates are unverified)

applies to
    every power

asks
    nobody has both cashier and checking of accounts or custody of accounting archives or entering income or \
entering expenditure or entering expenses or entering claims and debts

severity
    error; may be waived with a compensating control

put in force by
    packs: [accounting] in the manifest
""", "")


def test_a_row_is_all_its_rules_with_the_provision_first(nowhere: Path, capsys: Capture) -> None:
    ran = run(capsys, "explain", "PEN6", "--lang", "zh", *DAY)
    heads = [line for line in ran.out.splitlines() if line.startswith("PEN")]
    assert heads == ["PEN6  情节复杂或者重大违法行为给予行政处罚，应当由负责人集体讨论决定", "PEN6a  处罚案件的调查与决定由不同人员负责",
                     "PEN6b  情节复杂或者重大违法行为的处罚由负责人集体讨论决定"]
    document = json.loads(run(capsys, "explain", "PEN6", "--json", *DAY).out)
    assert (document["entry"], document["pack"]) == ("PEN6", "penalties")
    assert [(one["entry"], one["form"]) for one in document["sod_rules"]] == [("PEN6a", "different_person"), ("PEN6b", "collective")]


def test_a_document_without_article_is_cited_by_its_number(nowhere: Path, capsys: Capture) -> None:
    assert "    《行政事业单位内部控制规范（试行）》财会〔2012〕21号：公开网页所见\n" in run(capsys, "explain", "IC41b", "--lang", "zh", *DAY).out
    assert "    兰委办〔2016〕87号：公开网页所见\n" in run(capsys, "explain", "PTY2", "--lang", "zh", *DAY).out


@pytest.mark.parametrize(("id", "zh", "en"), [
    ("ACC1b", "任何人不得既有记账（会计核算），又有财物保管",
     "nobody has both bookkeeping and custody of goods and money"),
    ("CHN1", "任何人不得兼有下列任何两项（在同一权力事项内）：决策、执行、监督",
     "nobody has any two of these (within one power): deciding, executing, overseeing"),
    ("PEN8", "同一件事的这些环节由不同人员办理：调查、听证主持",
     "in one case these are done by different people: investigating, presiding over hearings"),
    ("DEC3", "这些职责不在同一单位：决策论证、决策后评估",
     "these lie in different units: arguing a decision, evaluating a decision afterwards"),
    ("PEN1", "这些环节合计由 2 名以上、具有执法资格的不同人员办理：调查、核查",
     "2 different people or more with 执法资格 do these: investigate, verify"),
    ("IC31a", "任何人不得一人办理全过程",
     "nobody performs the whole process"),
    ("TAX10", "由集体决策机构办理，法定人数 2/3：集体讨论",
     "a body does this, with a quorum of 2/3: discuss"),
    ("PRO5", "由小组（5 人以上，单数，专家不少于 2/3）办理：评标、评审",
     "a panel (5 members or more, an odd number, experts at least 2/3) does this: evaluating bids"),
    ("PTY3a", "主要负责人不得分管：人事管理权、财务管理权、基建工程",
     "the head of the bureau is not in charge of: personnel, finance, construction"),
    ("PTY3b", "同一领导不得同时分管：税务稽查、税源管理",
     "no leader is in charge of these together: tax audit, administration of taxpayers"),
    ("HR1", "亲属之间没有上下级关系，也不同属一名直接领导",
     "relatives are not each other's superiors and have no common direct superior"),
    ("COE5", "先后顺序：催告 → 执行",
     "in this order: demanding performance in writing → executing"),
    ("IC15b", "重点岗位满 5 年轮岗，不能轮岗的有抽查",
     "key posts change hands after 5 years, or have spot check instead"),
])
def test_every_form_is_put_in_words(id: str, zh: str, en: str, nowhere: Path, capsys: Capture) -> None:
    assert f"    {zh}\n" in run(capsys, "explain", id, "--lang", "zh", *DAY).out
    assert f"    {en}\n" in run(capsys, "explain", id, "--lang", "en", *DAY).out


@pytest.mark.parametrize("id", IDS)
def test_every_rule_can_be_explained(id: str, nowhere: Path, capsys: Capture) -> None:
    for language in ("zh", "en"):
        ran = run(capsys, "explain", id, "--lang", language, *DAY)
        assert (ran.code, ran.err) == (0, "")
        assert "None" not in ran.out
        assert "std:" not in ran.out
    document = json.loads(run(capsys, "explain", id, "--json", *DAY).out)
    assert id in [one["entry"] for one in document["sod_rules"]]


def test_a_record_of_the_catalog_of_that_id_comes_first(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c", "units:\n  ACC3: {name: 会计三科, head: p}\nposts:\n  p: {name: 科长, unit: ACC3}\n")
    assert run(capsys, "--catalog", folder, "show", "ACC3", "--lang", "en").out.startswith("unit ACC3\n")
    assert run(capsys, "--catalog", folder, "explain", "ACC3", "--lang", "en").out.startswith("unit ACC3\n")


def test_a_pack_is_listed(nowhere: Path, capsys: Capture) -> None:
    ran = run(capsys, "rules", "list", "accounting", "--lang", "zh")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["编号", "ACC1a", "ACC1b", "ACC2", "ACC3"]
    document = json.loads(run(capsys, "rules", "list", "chains", "--json", *DAY).out)
    assert [(one["entry"], one["certainty"], one["basis"], one["severity"]) for one in document["sod_rules"]] == [
        (f"CHN{n}", None, [], "warning") for n in (1, 2, 3, 4)]
    wrong = run(capsys, "rules", "list", "acounting", "--lang", "en")
    assert wrong.code == 2
    assert "accounting" in wrong.err
