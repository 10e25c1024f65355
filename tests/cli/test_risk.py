"""`risk register`, `coverage`, `matrix`, `suggest`."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ran, run, small_catalog
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
Golden = Callable[[Path, str], None]
FOOD, ANYANG, COUNTY = ROOT / "examples" / "food-licence", ROOT / "examples" / "anyang-79", ROOT / "catalog"
RECORDED = Path(__file__).parent / "golden" / "risk"
COMMANDS = {
    "register": ["register"], "register-posting": ["register", "--form", "posting"], "register-overview": ["register", "--form", "overview"],
    "register-post": ["register", "--form", "post"], "register-power": ["register", "--form", "power"],
    "register-indicator": ["register", "--form", "indicator"],
    "roll-up-power": ["register", "--roll-up", "power"], "coverage": ["coverage"], "holes": ["coverage", "--holes"],
    "matrix": ["matrix"], "matrix-before": ["matrix", "--before"], "suggest": ["suggest", "XK-0131-R2"],
}
ENDINGS = {"table": "txt", "json": "json", "csv": "csv", "html": "html"}


def risk(capsys: Capture, folder: Path, *arguments: str | Path, lang: str = "en") -> Ran:
    return run(capsys, "--catalog", folder, "--lang", lang, "--as-of", "2026-06-30", "risk", *arguments)


def document(capsys: Capture, folder: Path, *arguments: str | Path) -> dict[str, object]:
    ran = risk(capsys, folder, *arguments, "--format", "json")
    assert ran.code == 0
    loaded: dict[str, object] = json.loads(ran.out)
    return loaded


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_shown_of_the_food_licence(name: str, lang: str, capsys: Capture, golden: Golden) -> None:
    ran = risk(capsys, FOOD, *COMMANDS[name], lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(RECORDED / f"{name}.{lang}.txt", ran.out)


@pytest.mark.parametrize("format", ["json", "csv", "html"])
@pytest.mark.parametrize("name", ["register", "coverage", "matrix", "suggest"])
def test_every_format(name: str, format: str, capsys: Capture, golden: Golden) -> None:
    ran = risk(capsys, FOOD, *COMMANDS[name], "--format", format, lang="zh")
    assert (ran.code, ran.err) == (0, "")
    golden(RECORDED / f"{name}.zh.{ENDINGS[format]}", ran.out)


@pytest.mark.parametrize("format", ENDINGS)
def test_a_file_has_what_the_screen_would_and_two_runs_give_the_same_bytes(format: str, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    for name in ("register", "coverage", "matrix"):
        printed = risk(capsys, FOOD, name, "--format", format)
        written = risk(capsys, FOOD, name, "--format", format, "--output", out)
        assert (written.code, written.out) == (0, "")
        assert out.read_text(encoding="utf-8") == ("\ufeff" if format == "csv" else "") + printed.out


def test_written_formats_follow_the_manifest_and_not_the_locale(capsys: Capture) -> None:
    ran = run(capsys, "--catalog", FOOD, "--as-of", "2026-06-30", "risk", "register", "--format", "csv")
    assert ran.out.startswith("单位,职权（环节）,")


def test_the_published_79_have_79_holes_each_for_want_of_a_control(capsys: Capture) -> None:
    found = document(capsys, ANYANG, "coverage", "--holes")
    assert found["summary"] == {"risk_points": 79, "with_holes": 79, "justified": 0, "holes": {"no_control": 79}}
    rows = found["rows"]
    assert isinstance(rows, list)
    assert len({row["id"] for row in rows}) == len(rows) == 79
    assert all(row["holes"] == [{"hole": "no_control", "controls": [], "rules": ["RP201"], "waiver": None}] for row in rows)


def test_the_published_79_lie_where_they_were_published(capsys: Capture) -> None:
    found = document(capsys, ANYANG, "matrix")
    levels = {"一": 35, "二": 21, "三": 16}
    assert found["levels"] == {"inherent": levels, "planned": levels, "current": levels}
    outside = found["outside"]
    assert isinstance(outside, list)
    assert len(outside) == 7


def test_the_register_has_every_risk_point_once_and_names_no_person(capsys: Capture) -> None:
    for form in ("unit", "post", "posting", "overview", "indicator"):
        found = document(capsys, COUNTY, "register", "--form", form)
        rows = found["rows"]
        assert isinstance(rows, list)
        assert len({row["id"] for row in rows}) == len(rows) >= 160
    printed = risk(capsys, COUNTY, "register", "--form", "overview").out
    people = json.loads(run(capsys, "--catalog", COUNTY, "list", "people", "--format", "json").out)["records"]
    assert people
    assert not any(person["name"] in printed for person in people.values())


def test_the_form_by_power_has_every_risk_point_of_a_power_once_and_counts_the_others(capsys: Capture) -> None:
    county = document(capsys, COUNTY, "register", "--form", "power")
    listed = document(capsys, COUNTY, "register", "--form", "unit")
    assert isinstance(county["rows"], list)
    assert isinstance(listed["rows"], list)
    ids = [one["id"] for row in county["rows"] for one in row["manifestation"]]
    assert sorted(ids) == sorted(row["id"] for row in listed["rows"])
    assert all(row["risk_points"] == len(row["manifestation"]) == sum(row["levels"].values()) for row in county["rows"])
    anyang = document(capsys, ANYANG, "register", "--form", "power")
    assert (anyang["rows"], anyang["notes"]) == ([], ["Risk points at no power, not listed: 79."])


def test_the_form_by_post_goes_post_by_post_with_the_duties_of_each(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c", """\
units:
  u: {name: 甲股, head: a}
  v: {name: 乙股, head: b}
posts:
  b: {name: 乙岗, unit: v, duties: ["std:cashier"]}
  a: {name: 甲岗, unit: u}
powers:
  X: {name: 许可, unit: v, steps: {s: {name: 审查, kind: review, post: a}, t: {name: 核查, kind: verify, any_of: [a, b]}}}
risk_points:
  r1: {at: X/s, name: 一, type: [process], manifestation: 一, level: low, accountable: {direct: b}}
  r2: {at: X/s, name: 二, type: [process], manifestation: 二, level: low, accountable: {direct: nobody}}
  r3: {at: X/t, name: 三, type: [process], manifestation: 三, level: low, accountable: {direct: a}, determined: {date: 2026-05-01}}
  r4: {at: X/s, name: 四, type: [process], manifestation: 四, level: low, accountable: {direct: b}}
""")
    rows = document(capsys, folder, "register", "--form", "post")["rows"]
    assert isinstance(rows, list)
    assert [(row["id"], row["unit"]["id"], row["post"]["id"], [duty["id"] for duty in row["duties"]], row["date"]) for row in rows] == [
        ("r3", "u", "a", ["X/s", "X/t"], "2026-05-01"), ("r1", "v", "b", ["std:cashier"], None),
        ("r4", "v", "b", ["std:cashier"], None), ("r2", "v", "nobody", [], None)]
    assert {(row["person"], row["signature"]) for row in rows} == {(None, None)}
    assert rows[0]["duties"] == [{"id": "X/s", "name": "许可/审查"}, {"id": "X/t", "name": "许可/核查"}]
    assert rows[1]["duties"] == [{"id": "std:cashier", "name": "cashier"}]


@pytest.mark.parametrize(("place", "least"), [("step", 150), ("power", 60), ("post", 20), ("unit", 10)])
def test_the_sums_count_every_risk_point(place: str, least: int, capsys: Capture) -> None:
    found = document(capsys, COUNTY, "register", "--roll-up", place)
    rows = found["rows"]
    assert isinstance(rows, list)
    assert len(rows) >= least
    assert all(sum(row["levels"]["inherent"].values()) == row["risk_points"] for row in rows)


@pytest.mark.parametrize("arguments", [["--level", "一级"], ["--level", "一"]])
def test_a_level_goes_by_its_id_or_its_name(arguments: list[str], capsys: Capture) -> None:
    rows = document(capsys, ANYANG, "register", *arguments)["rows"]
    assert isinstance(rows, list)
    assert Counter(row["level"]["id"] for row in rows) == {"一": 35}


def test_filters_narrow_together_and_may_be_repeated(capsys: Capture) -> None:
    def number(*arguments: str) -> int:
        rows = document(capsys, ANYANG, "register", *arguments)["rows"]
        assert isinstance(rows, list)
        return len(rows)

    assert number() == number("--unit", "市工商行政管理局") == 79
    assert number("--type", "morality") == 5
    assert number("--type", "思想道德", "--type", "institution") == 7
    assert number("--unit", "personnel-office", "--level", "一") == 6
    assert number("--unit", "personnel-office", "--level", "三") == 0


@pytest.mark.parametrize(("arguments", "said"), [
    (["register", "--form", "poster"], "--form 'poster': it is one of unit, post, posting, overview, indicator, power"),
    (["register", "--roll-up", "unit", "--form", "post"], "--form and --roll-up exclude each other: it is a register, or sums"),
    (["register", "--roll-up", "room"], "--roll-up 'room': it is one of step, power, post, unit"),
    (["register", "--format", "xml"], "--format 'xml': it is one of table, json, csv, html"),
    (["coverage", "--unit", "food-safty"], "--unit 'food-safty': there is none; did you mean food-safety?"),
    (["coverage", "--level", "grave"], "--level 'grave': there is none. There are: high, medium, low."),
    (["matrix", "--type", "moralty"], "did you mean morality?"),
    (["suggest", "XK-0131"], "XK-0131 is no risk point"),
    (["suggest", "XK-0131-R9"], "there is no record 'XK-0131-R9'"),
])
def test_what_is_not_there_is_said(arguments: list[str], said: str, capsys: Capture) -> None:
    ran = risk(capsys, FOOD, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("scheme", ["none-such", "taxpayer"])
def test_without_a_scheme_in_force_that_is_said(scheme: str, tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c", manifest=f"riskctl: 1\nlevel_scheme: {scheme}\n")
    said = "There is no level scheme in force."
    assert risk(capsys, folder, "matrix").out == f"heat map of risks\nunit \\ level\n{said}\n"
    ran = risk(capsys, folder, "register", "--level", "high")
    assert (ran.code, ran.err) == (2, "riskctl: --level 'high': there is no level scheme in force.\n")
    assert said in run(capsys, "--catalog", folder, "--lang", "en", "explain", "r1").out


def test_no_more_suggestions_than_asked_for(capsys: Capture) -> None:
    for most in (1, 3):
        rows = document(capsys, FOOD, "suggest", "XK-0131-R2", "--most", str(most))["rows"]
        assert isinstance(rows, list)
        assert len(rows) == most


@pytest.mark.parametrize("command", [["register"], ["coverage"], ["matrix"], ["suggest", "r1"]])
def test_a_file_that_was_not_read_is_said_and_the_rest_is_shown(command: list[str], tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c")
    (folder / "b.yaml").write_bytes("名称：甲".encode("gb18030"))
    ran = risk(capsys, folder, *command)
    assert ran.code == 3
    assert "b.yaml was not read" in ran.err
    assert ran.out


NAMES = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "=HYPERLINK(1)", "' autofocus onfocus='x")


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_does_no_harm_in_any_command(name: str, tmp_path: Path, capsys: Capture) -> None:
    quoted = json.dumps(name)
    folder = small_catalog(tmp_path / "c", f"""\
units:
  u: {{name: {quoted}, head: p}}
posts:
  p: {{name: {quoted}, unit: u}}
risk_points:
  r1: {{at: p, name: {quoted}, type: [process], manifestation: {quoted}, level: high, accountable: {{direct: p}}, controls: [c]}}
  r2: {{at: p, name: 甲, type: [process], manifestation: 乙, level: high, accountable: {{direct: p}}}}
controls:
  c: {{name: {quoted}, kind: trace, timing: preventive, owner: p}}
""", f"riskctl: 1\nname: {quoted}\n")
    forms = [["register", "--form", form] for form in ("unit", "post", "posting", "overview", "indicator", "power")]
    for command in (*forms, ["register", "--roll-up", "unit"], ["coverage"], ["matrix"], ["suggest", "r2"]):
        page = risk(capsys, folder, *command, "--format", "html").out
        assert not any(word in page for word in ("<script", "<img", "onfocus='"))
        cells = [cell for row in csv.reader(io.StringIO(risk(capsys, folder, *command, "--format", "csv").out)) for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("command", [[], ["register"], ["coverage"], ["matrix"], ["suggest"]])
def test_help_is_in_both_languages(command: list[str], capsys: Capture) -> None:
    english, chinese = (run(capsys, "risk", *command, "--help", "--lang", language).out for language in ("en", "zh"))
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)
    assert sum("\u4e00" <= character <= "\u9fff" for character in chinese) > 10
