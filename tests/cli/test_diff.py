"""`riskctl diff` on real repositories: branches, merges, renames, force-pushes, folders, and the gate."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SMALL, Ran, commit_all, git, run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
CONTROL = "controls:\n  c: {name: 双人核查, kind: dual_person, timing: preventive, owner: p}\n"
ANSWERED = SMALL + "    controls: [c]\n" + CONTROL
WHOLE = """\
HEAD → work tree

other
  weakens DF101 control '双人核查' (c) removed
      control 'c' removed; risk points that lose it: 1, in powers: 0; left with no other: 1
      name: 双人核查; kind: two persons; timing: preventive; owner: 股长 (p)
      reaches 1 risk point
      changes that follow from it: 1

new findings (1)
  a.yaml:14:11: error RP201 risk point 'r1' (高) has no control

findings mended (3)
  a.yaml:21:13: warning CT103 control 'c' does not say what evidence it leaves
  a.yaml:21:13: warning CT104 control 'c' does not say how often it is performed
  a.yaml:21:65: warning CT109 control 'c' is owned by 'p', whom it controls at risk point 'r1' (risk points in all: 1)

1 weakens, brings 1 error, mends 3 findings
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "repo", ANSWERED)
    commit_all(folder, "first")
    monkeypatch.chdir(folder)
    return folder


def write(root: Path, text: str, name: str = "a.yaml") -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def document(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


def told(ran: Ran) -> list[tuple[str, str, str | None, str, str | None]]:
    return [(one["kind"], one["record"], one["field"], one["effect"], one["code"]) for one in document(ran)["changes"]]


def test_a_change_in_the_work_tree_is_told_with_its_reason_reach_and_findings(root: Path, capsys: Capture) -> None:
    write(root, SMALL)
    ran = run(capsys, "diff", *DAY, "HEAD")
    assert (ran.code, ran.out) == (0, WHOLE)


def test_json_has_the_keys_of_the_contract(root: Path, capsys: Capture) -> None:
    write(root, SMALL)
    found = document(run(capsys, "diff", *DAY, "HEAD", "--format", "json", "--lang", "en"))
    assert {"base", "head", "changes", "findings", "conflicts", "staffing", "collusion", "levels", "lapsed", "summary"} <= set(found)
    [change] = found["changes"]
    assert {key: change[key] for key in ("kind", "record", "record_kind", "field", "before", "after", "effect", "code", "reason", "reaches")} == {
        "kind": "removed", "record": "c", "record_kind": "controls", "field": None, "after": None, "effect": "weakens", "code": "DF101",
        "before": {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "p"}, "reaches": ["r1"],
        "reason": "control 'c' removed; risk points that lose it: 1, in powers: 0; left with no other: 1"}
    assert change["also"] == [{"kind": "removed", "record": "r1", "record_kind": "risk_points", "field": "controls", "before": "c", "after": None}]
    assert [(one["code"], one["record"]) for one in found["findings"]["new"]] == [("RP201", "r1")]
    assert set(found["conflicts"]) == {"new", "gone"}


def test_nothing_changes_by_moving_splitting_and_formatting(root: Path, capsys: Capture) -> None:
    (root / "a.yaml").unlink()
    write(root, "# 组织\n" + SMALL.split("risk_points")[0], "organization/units.yaml")
    write(root, CONTROL, "shared/c.yml")
    write(root, "risk_points:" + SMALL.split("risk_points:")[1] + "    controls:\n      - c\n", "r.yaml")
    assert told(run(capsys, "diff", *DAY, "HEAD", "--format", "json")) == []
    assert run(capsys, "diff", *DAY, "HEAD").out == "HEAD → work tree\n\nno changes\n"


@pytest.mark.parametrize(("words", "code"), [
    ((), 0), (("weakens",), 1), (("new-errors",), 1), (("new-warnings",), 1), (("weakens,new-errors",), 1), (("never",), 0),
])
def test_what_fails_the_run_is_asked_for(root: Path, capsys: Capture, words: tuple[str, ...], code: int) -> None:
    write(root, SMALL)
    assert run(capsys, "diff", *DAY, "HEAD", *(f"--fail-on={word}" for word in words)).code == code


def test_nothing_fails_where_nothing_is_weaker(root: Path, capsys: Capture) -> None:
    write(root, ANSWERED.replace("单人核查", "一人核查"))
    ran = run(capsys, "diff", *DAY, "HEAD", "--fail-on", "weakens,new-errors,new-warnings")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "1 neutral")


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["diff"], 2, "Missing argument"),
    (["diff", ""], 2, "BASE is empty"),
    (["diff", "nowhere"], 3, "there is no commit nowhere"),
    (["diff", "--", "--output=x"], 3, "there is no commit --output=x"),
    (["diff", "./nowhere"], 3, "there is no folder or file ./nowhere"),
    (["diff", "./a.yaml"], 3, "./a.yaml: this is no snapshot"),
    (["diff", "HEAD:sub"], 3, "there is no catalog sub in HEAD:sub"),
    (["diff", "HEAD", "--format", "xml"], 2, "it is one of text, markdown, json, html"),
    (["diff", "HEAD", "--fail-on", "worse"], 2, "it is a list of weakens, new-errors, new-warnings, or never"),
    (["diff", "HEAD", "--limit", "x=1"], 2, "--limit"),
])
def test_a_wrong_command_says_what_to_do(root: Path, capsys: Capture, arguments: list[str], code: int, said: str) -> None:
    ran = run(capsys, *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert not (root / "x").exists()


@pytest.mark.parametrize("name", ["a.yaml", "riskctl.yaml", "new.yml"])
def test_a_report_overwrites_nothing_of_the_catalog(root: Path, capsys: Capture, name: str) -> None:
    ran = run(capsys, "diff", *DAY, "HEAD", "--output", name)
    assert (ran.code, "is a file of the catalog, and no report is written to it" in ran.err) == (2, True)
    assert (root / "a.yaml").read_text(encoding="utf-8") == ANSWERED


def test_branches_are_compared_from_where_they_parted(root: Path, capsys: Capture) -> None:
    git(root, "checkout", "-q", "-b", "feature")
    write(root, SMALL)
    commit_all(root, "drop")
    git(root, "checkout", "-q", "main")
    write(root, "parties:\n  a: {name: 申请人, role: applicant}\n", "b.yaml")
    commit_all(root, "main goes on")
    expected = [("removed", "c", None, "weakens", "DF101")]
    assert told(run(capsys, "diff", *DAY, "main", "feature", "--format", "json")) == expected
    assert told(run(capsys, "diff", *DAY, "main...feature", "--format", "json")) == expected
    direct = told(run(capsys, "diff", *DAY, "main..feature", "--format", "json"))
    assert sorted(direct) == sorted([*expected, ("removed", "a", None, "unknown", None)])
    assert told(run(capsys, "diff", *DAY, "main", "feature", "--direct", "--format", "json")) == direct
    git(root, "checkout", "-q", "feature")
    git(root, "merge", "-q", "main", "-m", "merge")
    assert told(run(capsys, "diff", *DAY, "main", "--format", "json")) == expected


def test_a_branch_that_was_rewritten_is_compared_from_where_it_now_parts(root: Path, capsys: Capture) -> None:
    git(root, "checkout", "-q", "-b", "feature")
    write(root, SMALL)
    commit_all(root, "drop")
    git(root, "checkout", "-q", "main")
    write(root, ANSWERED.replace("单人核查", "一人核查"))
    git(root, "commit", "-q", "-a", "--amend", "-m", "rewritten")
    ran = run(capsys, "diff", *DAY, "main", "feature")
    assert (ran.code, "no common ancestor" in ran.err) == (3, True)
    assert {one[1] for one in told(run(capsys, "diff", *DAY, "main", "feature", "--direct", "--format", "json"))} == {"c", "r1"}


def test_a_moved_and_renamed_catalog_is_named_by_its_path(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "mv", "a.yaml", "b.yaml")
    (root / "office").mkdir()
    git(root, "mv", "b.yaml", "riskctl.yaml", "office")
    write(root, ANSWERED.replace("  c: {", "  pair: {").replace("[c]", "[pair]"), "office/b.yaml")
    commit_all(root, "move")
    ran = run(capsys, "diff", *DAY, "HEAD~1:", "HEAD:office", "--format", "json")
    assert told(ran) == [("renamed", "pair", None, "neutral", "DF901")]
    monkeypatch.chdir(root / "office")
    assert told(run(capsys, "diff", *DAY, "HEAD:./", "--format", "json")) == []
    assert told(run(capsys, "diff", *DAY, "HEAD", "--format", "json")) == []


def test_two_folders_need_no_repository(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    small_catalog(tmp_path / "old", ANSWERED)
    small_catalog(tmp_path / "new", SMALL)
    monkeypatch.chdir(tmp_path)
    assert told(run(capsys, "diff", *DAY, "./old", "./new", "--format", "json")) == [("removed", "c", None, "weakens", "DF101")]
    assert told(run(capsys, "diff", *DAY, tmp_path / "new", tmp_path / "old", "--format", "json")) == [
        ("added", "c", None, "strengthens", "DF101")]


def test_a_name_that_is_both_is_not_guessed(root: Path, capsys: Capture) -> None:
    git(root, "branch", "old")
    (root / "old").mkdir()
    ran = run(capsys, "diff", *DAY, "old")
    assert (ran.code, "old is both a folder and a revision: write ./old for the folder" in ran.err) == (2, True)
    assert told(run(capsys, "diff", *DAY, "refs/heads/old", "--format", "json")) == []


def test_the_gate_cannot_loosen_itself(root: Path, capsys: Capture) -> None:
    write(root, SMALL)
    write(root, 'riskctl: 1\nrules: {RP201: "off"}\n', "riskctl.yaml")
    write(root, "waivers:\n  w: {rule: RP201, record: r1, reason: 暂缓, approved_by: p, expires: 2026-12-01}\n", "w.yaml")
    ran = run(capsys, "diff", *DAY, "HEAD", "--format", "json", "--fail-on", "new-errors")
    assert ran.code == 1
    assert [(one["code"], one["gate"]) for one in document(ran)["changes"]] == [("DF504", True), ("DF501", True), ("DF101", False)]
    assert "RP201" in {one["code"] for one in document(ran)["findings"]["new"]}
    text = run(capsys, "diff", *DAY, "HEAD").out
    assert text.index("DF501") < text.index("DF101")
    assert "changes to the check itself" in text


def test_an_approval_lapses_when_what_was_approved_changes(root: Path, capsys: Capture) -> None:
    reviewed = ANSWERED.replace("owner: p}", "owner: p, reviewed: {by: p, date: 2026-03-01}}")
    write(root, reviewed)
    commit_all(root, "reviewed")
    write(root, reviewed.replace("dual_person", "training"))
    found = document(run(capsys, "diff", *DAY, "HEAD", "--format", "json"))
    assert found["lapsed"] == [{"record": "c", "record_kind": "controls", "approval": "reviewed", "by": "p", "date": "2026-03-01",
                                "fields": ["kind"]}]
    assert "防控措施“双人核查”（c）的复核（股长 2026-03-01）：措施类型 已改" in run(capsys, "--lang", "zh", "diff", *DAY, "HEAD").out
    write(root, reviewed.replace("dual_person", "training").replace("2026-03-01", "2026-06-01"))
    assert document(run(capsys, "diff", *DAY, "HEAD", "--format", "json"))["lapsed"] == []


def test_a_file_that_cannot_be_read_is_said_and_the_rest_compared(root: Path, capsys: Capture) -> None:
    write(root, "posts: [\n", "b.yaml")
    write(root, SMALL)
    ran = run(capsys, "diff", *DAY, "HEAD", "--format", "json")
    assert (ran.code, document(ran)["summary"]["unread_files"]) == (3, ["work tree:b.yaml"])
    assert told(ran) == [("removed", "c", None, "weakens", "DF101")]


def test_a_comment_is_bounded_and_nothing_is_dropped_silently(root: Path, capsys: Capture) -> None:
    many = "".join(f"  x{at}: {{name: 第{at}项措施, kind: trace, timing: detective, owner: p}}\n" for at in range(1500))
    write(root, ANSWERED + many)
    ran = run(capsys, "diff", *DAY, "HEAD", "--format", "markdown", "--lang", "en")
    assert len(ran.out) < 65_536
    assert len(ran.out.encode()) <= 61_000
    assert ran.out.startswith("<!-- riskctl diff -->\n<!-- fingerprint: ")
    found = re.search(r"^([0-9]+) more lines do not fit", ran.out, re.MULTILINE)
    assert found is not None
    assert ran.out.count('<a id="riskctl-') + int(found[1]) >= 1500
    assert ran.out.count("<details>") == ran.out.count("</details>")


def test_a_comment_cannot_be_forged_by_what_a_catalog_says(root: Path, capsys: Capture) -> None:
    evil = "</details><script>x</script> | @everyone `x` [y](http://e.example) #1 <!-- fingerprint: 0 -->"
    write(root, ANSWERED.replace("name: 双人核查", f"name: '{evil}'"))
    for format in ("markdown", "html"):
        out = run(capsys, "diff", *DAY, "HEAD", "--format", format).out
        assert "<script" not in out
        assert "http://e.example" not in out or format == "html"
        assert "@everyone" not in out or format == "html"
        assert out.count("<!-- fingerprint") == (1 if format == "markdown" else 0)


def test_the_fingerprint_knows_no_language_and_sees_every_change(root: Path, capsys: Capture) -> None:
    def fingerprint(*arguments: str) -> str:
        found = re.search("fingerprint: ([0-9a-f]+)", run(capsys, "diff", *DAY, "HEAD", "--format", "markdown", *arguments).out)
        assert found is not None
        return found[1]

    write(root, SMALL)
    first = fingerprint("--lang", "zh")
    assert first == fingerprint("--lang", "en")
    write(root, SMALL.replace("level: high", "level: low"))
    assert fingerprint() != first


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_every_format_speaks_both_languages(root: Path, capsys: Capture, format: str, language: str) -> None:
    write(root, SMALL.replace("单人核查", "一人核查"))
    out = run(capsys, "diff", *DAY, "HEAD", "--format", format, "--lang", language, "--all").out
    assert ("削弱" in out) is (language == "zh")
    assert ("weakens" in out.replace("class=\"weakens\"", "").replace("td.weakens", "")) is (language == "en")


def test_the_second_run_remembers_and_says_the_same(root: Path, capsys: Capture) -> None:
    write(root, SMALL.replace("level: high", "level: low"))
    commit_all(root, "bad")
    write(root, SMALL)
    first, second, fresh = (run(capsys, "diff", *DAY, "HEAD", "--format", "json", *more) for more in ((), (), ("--no-cache",)))
    assert first == second == fresh
    assert [one["code"] for one in document(first)["findings"]["unchanged"]].count("RP201") == 1


def test_the_page_shows_both_charts_of_a_changed_process_only(root: Path, capsys: Capture) -> None:
    power = ("powers:\n  w:\n    name: 食品许可\n    type: national:license\n    unit: u\n    start: a\n    steps:\n"
             "      a: {name: 受理, kind: accept, post: p, next: [end]}\n")
    write(root, power, "w.yaml")
    commit_all(root, "power")
    write(root, power.replace("name: 受理", "name: 收件"), "w.yaml")
    page = run(capsys, "diff", *DAY, "HEAD", "--format", "html", "--lang", "en").out
    assert [page.count("<svg"), "both flowcharts" in page] == [2, True]
    write(root, power.replace("食品许可", "食品经营许可"), "w.yaml")
    assert run(capsys, "diff", *DAY, "HEAD", "--format", "html", "--lang", "en").out.count("<svg") == 0
