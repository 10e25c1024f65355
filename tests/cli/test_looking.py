"""`list`, `show`, `stats`, `explain`, `init`, `rules list`, `schema export`, help and version."""

import json
from pathlib import Path

import pytest

from riskctl import __version__
from riskctl.cli.tables import plain_columns
from riskctl.model.kinds import KINDS
from riskctl.report.width import display_width
from tests.cli.running import run, small_catalog

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c")
    monkeypatch.chdir(folder)
    return folder


def test_list_shows_a_kind_aligned_by_display_width(root: Path, capsys: Capture) -> None:
    assert run(capsys, "list", "posts") == (0, "id  name  unit  reports to  key post  place\n"
                                               "p   股长  u                           a.yaml:4\n", "")


@pytest.mark.parametrize("name", ["risk_points", "risk-point", "RiskPoint", "风险点", "risk points"])
def test_a_kind_goes_by_any_of_its_names(root: Path, capsys: Capture, name: str) -> None:
    assert json.loads(run(capsys, "list", name, "--format", "json").out)["records"].keys() == {"r1"}


def test_levels_are_called_what_the_scheme_calls_them(root: Path, capsys: Capture) -> None:
    assert "  高  " in run(capsys, "--lang", "zh", "list", "risk_points").out
    assert "  high (高)  " in run(capsys, "--lang", "en", "list", "risk_points").out
    assert "  风险等级: 高（high）\n" in run(capsys, "--lang", "zh", "show", "r1").out
    assert json.loads(run(capsys, "show", "r1", "--json").out)["record"]["level"] == "high"


def test_a_level_that_the_scheme_does_not_have_is_shown_as_written(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c", "risk_points:\n  r: {name: 甲, level: 一级}\n")
    assert "  一级  " in run(capsys, "--catalog", folder, "--lang", "zh", "list", "risk_points").out
    assert "风险等级: 一级\n" in run(capsys, "--catalog", folder, "--lang", "zh", "show", "r").out


def test_every_kind_can_be_listed(root: Path, capsys: Capture) -> None:
    for kind in KINDS:
        assert run(capsys, "list", kind).code == 0


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "h", "parties:\n  e: {name: \"=HYPERLINK(1)\", role: agency}\n")
    assert run(capsys, "--catalog", folder, "list", "parties", "--format", "csv").out.splitlines()[1] == \
        "e,'=HYPERLINK(1),代理机构,a.yaml:2"


def test_a_kind_that_is_none_is_said(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "list", "pots")
    assert (ran.code, "there is no kind 'pots'; did you mean posts?" in ran.err) == (2, True)


def test_show_gives_a_record_and_what_names_it(root: Path, capsys: Capture) -> None:
    assert run(capsys, "show", "p") == (0, """\
post p
  a.yaml:4:3

  name: 股长
  unit: 食品股 (u)

named by
  unit u 食品股  (head)
  person x 张某  (assignments.post)
  risk point r1 核查不实  (at)
  risk point r1 核查不实  (accountable.direct)
""", "")


def test_show_as_json(root: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "show", "u", "--json").out)
    assert document == {"riskctl": 1, "kind": "units", "id": "u", "file": "a.yaml", "line": 2, "column": 3,
                        "record": {"name": "食品股", "head": "p"},
                        "named_by": [{"kind": "posts", "id": "p", "field": "unit"}, {"kind": "people", "id": "x", "field": "unit"}]}


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_id_that_is_none_is_said(root: Path, capsys: Capture, command: str) -> None:
    ran = run(capsys, command, "r2")
    assert (ran.code, "there is no record 'r2'" in ran.err) == (2, True)


def test_stats_count_by_type_and_level(root: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "stats", "--json", "--as-of", "2026-06-30").out)
    assert document == {
        "riskctl": 1, "as_of": "2026-06-30", "records": {"units": 1, "posts": 1, "people": 1, "risk_points": 1},
        "risk_points_by_type": {"process": 1}, "risk_points_by_level": {"high": 1}, "risk_points_by_unit": {"u": 1},
        "risk_points_by_answer": {"unanswered": 1}}
    assert "  高（high）" not in run(capsys, "stats", "--lang", "zh").out
    assert "风险点：按等级\n  高  1\n" in run(capsys, "stats", "--lang", "zh").out


def test_looking_at_a_catalog_with_a_broken_file_says_so(root: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_bytes("名称：甲".encode("gb18030"))
    for command in (["list", "posts"], ["show", "p"], ["stats"], ["explain", "p"]):
        ran = run(capsys, *command)
        assert ran.code == 3
        assert "b.yaml was not read; see `riskctl validate`." in ran.err


@pytest.mark.parametrize("what", ["RP201", "rp201", "no-control"])
def test_explain_gives_the_card_of_a_rule(root: Path, capsys: Capture, what: str) -> None:
    out = run(capsys, "explain", what).out
    assert out.startswith("RP201 no-control  (severity error; since 0.1)\n")
    for head in ("fault", "why", "fix", "not flagged", "bad example", "reported as", "good example"):
        assert f"\n{head}\n" in out
    assert "问题\n    风险点没有任何防控措施。" in run(capsys, "explain", what, "--lang", "zh").out


def test_explain_needs_no_catalog_for_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "explain", "RP201").code == 0


def test_explain_gives_a_record_with_its_findings(root: Path, capsys: Capture) -> None:
    out = run(capsys, "explain", "r1", "--as-of", "2026-06-30").out
    assert "\nfindings\n" in out
    assert "  a.yaml:14:11: error RP201 risk point 'r1' (高) has no control\n" in out


def test_explain_a_code_that_is_none(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "explain", "RP209")
    assert (ran.code, "there is no rule RP209; did you mean RP" in ran.err) == (2, True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_started_catalog_has_no_findings(tmp_path: Path, capsys: Capture, language: str) -> None:
    started = run(capsys, "--lang", language, "init", tmp_path / "new")
    assert started.code == 0
    ran = run(capsys, "--lang", "en", "--catalog", tmp_path / "new", "validate", "--as-of", "2026-06-30")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "no findings")


def test_init_overwrites_nothing(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "people.yaml").write_text("mine\n", encoding="utf-8")
    ran = run(capsys, "init", tmp_path)
    assert (ran.code, "people.yaml exists and is not overwritten" in ran.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["people.yaml"]


def test_rules_list_shows_every_rule(capsys: Capture) -> None:
    from riskctl.rules import every_rule

    lines = run(capsys, "rules", "list").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [rule.code for rule in every_rule()]
    assert json.loads(run(capsys, "rules", "list", "rp", "--json").out)["rules"][0]["code"].startswith("RP")
    assert run(capsys, "rules", "list", "XX").code == 2


def test_schema_export_writes_every_schema(tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "schema", "export", "--out", tmp_path / "s").code == 0
    assert {path.name for path in (tmp_path / "s").iterdir()} == {
        "catalog.json", "manifest.json", "snapshot.json", *(f"{kind}.json" for kind in KINDS)}


@pytest.mark.parametrize("command", [[], ["validate"], ["explain"], ["list"], ["show"], ["stats"], ["fmt"], ["init"],
                                     ["rules", "list"], ["schema", "export"]])
def test_help_is_in_both_languages(capsys: Capture, command: list[str]) -> None:
    english, chinese = (run(capsys, *command, "--help", "--lang", language).out for language in ("en", "zh"))
    assert not any("\u4e00" <= character <= "\u9fff" for character in english.replace("zh|en", ""))
    assert sum("\u4e00" <= character <= "\u9fff" for character in chinese) > 10


def test_the_version_is_said(capsys: Capture) -> None:
    assert run(capsys, "--version", "--lang", "en") == (0, f"riskctl {__version__}\n", "")


def test_wide_characters_take_two_columns() -> None:
    assert display_width("岗位a") == 5
    assert plain_columns([("岗位", "1"), ("a", "10")]) == "  岗位   1\n  a     10\n"
