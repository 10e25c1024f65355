"""`riskctl sod matrix` and `riskctl sod graph`."""

import json
import os
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from riskctl.cli import duty_graphs, engine
from tests.cli.running import Ran, run, small_catalog
from tests.cli.test_sod_check import CASH, DAY


def show(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str | Path) -> str:
    ran = run(capsys, "--catalog", folder, *DAY, "--lang", "zh", "sod", *arguments)
    assert ran.code == 0, ran.err
    return ran.out


@pytest.mark.parametrize(("kind", "expected"), [
    ("duties", """\
职责 × 职责：哪条规则要求分开（● 为目前有人兼有）
                  出纳    记账（会计核算）
出纳                      ● cash
记账（会计核算）  ● cash
"""),
    ("posts", """\
岗位 × 岗位：一人兼任会违反哪条规则（● 为目前如此）
      出纳    会计
出纳          ● cash
会计  ● cash
"""),
    ("people", """\
人员 × 规则（* 为已豁免）
人员  cash 出纳不得兼管账目登记
钱某  现实
""")])
def test_the_matrices(capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, expected: str) -> None:
    assert show(capsys, small_catalog(tmp_path, CASH), "matrix", kind) == expected


@pytest.mark.parametrize(("kind", "last"), [
    ("duties", "没有要求分开的职责"), ("posts", "没有要求分开的职责"), ("people", "没有人与任何规则冲突")])
def test_an_empty_matrix_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, last: str) -> None:
    assert show(capsys, small_catalog(tmp_path, CASH.partition("sod_rules:")[0]), "matrix", kind).splitlines()[-1] == last


def test_a_matrix_says_which_of_its_rules_were_not_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = CASH.replace('"std:bookkeeping"]\n', '"std:acceptance"]\n')
    assert show(capsys, small_catalog(tmp_path, text), "matrix").splitlines()[-1] == "未检查或未全部检查：cash（见 riskctl sod check）"


def test_without_a_conflict_it_is_said_that_nothing_is_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH.partition("sod_rules:")[0])
    ran = run(capsys, "--catalog", folder, *DAY, "--lang", "zh", "sod", "graph")
    assert (ran.code, ran.err.startswith("riskctl: 没有冲突可画"), "->" in ran.out) == (0, True, False)


def test_a_kind_of_step_is_called_so_even_where_a_post_has_its_id(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = CASH.replace("cashier:", "seal:").replace("post: cashier", "post: seal").replace('"std:cashier", "std:b', 'seal, "std:b')
    out = show(capsys, small_catalog(tmp_path, text), "matrix", "duties")
    assert out.splitlines()[2] == "用印                    cash"


def test_a_post_that_combines_both_is_on_the_diagonal(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    text = CASH.replace("duties: [books]", 'duties: [books, "std:cashier"]')
    document = json.loads(show(capsys, small_catalog(tmp_path, text), "matrix", "posts", "-f", "json"))
    assert {row["id"]: {key: row[key] for key in ("cashier", "accountant")} for row in document["rows"]} == {
        "cashier": {"cashier": "", "accountant": ["cash"]}, "accountant": {"cashier": ["cash"],
        "accountant": ["cash"]}}


def test_excel_holds_text_and_the_same_bytes_every_time(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    folder = small_catalog(tmp_path / "c", CASH.replace("name: 钱某", 'name: "=1+1"'))
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for file in files:
        show(capsys, folder, "matrix", "people", "-f", "xlsx", "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    with ZipFile(files[0]) as book:
        sheet, strings = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "sharedStrings"))
    assert "<f>" not in sheet
    assert re.findall(r"<t[^>]*>([^<]*)</t>", strings)[1:-1] == ["人员", "cash 出纳不得兼管账目登记", "=1+1", "现实"]


def test_the_graph_marks_conflicts_and_escapes_names(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    out = show(capsys, small_catalog(tmp_path, CASH.replace("name: 钱某", r'name: "钱\"<某>\\N"')), "graph")
    assert out.startswith("digraph duties {")
    assert r'[label="钱\"<某>\\N" color="#8e2a0b"' in out
    assert out.count("->") == 5
    assert out.count('penwidth=2.2]') == 5


def test_a_graph_may_be_narrowed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH)
    assert "钱某" not in show(capsys, folder, "graph", "sun")
    assert show(capsys, folder, "graph", "finance").count("->") == 6
    assert show(capsys, folder, "graph", "cash") == show(capsys, folder, "graph")


def test_a_graph_that_nobody_can_read_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duty_graphs, "MOST_EDGES", 4)
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "en", "sod", "graph")
    assert ran.code == 2
    assert "the graph would have 5 lines" in ran.err


def test_a_graph_as_json_has_every_node_and_edge_however_many(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duty_graphs, "MOST_EDGES", 4)
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "en", "sod", "graph", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert {key: found[key] for key in ("riskctl", "as_of")} == {"riskctl": 1, "as_of": "2026-06-30"}
    assert [tuple(node.values()) for node in found["nodes"]] == [
        ("qian", "person", "钱某"), ("cashier", "post", "出纳"), ("std:cashier", "duty", "cashier"), ("accountant", "post", "会计"),
        ("books", "duty", "登记账目"), ("std:bookkeeping", "duty", "bookkeeping")]
    assert found["edges"] == [
        {"from": "qian", "to": "cashier", "how": "", "conflict": True}, {"from": "cashier", "to": "std:cashier", "how": "", "conflict": True},
        {"from": "qian", "to": "accountant", "how": "", "conflict": True}, {"from": "accountant", "to": "books", "how": "", "conflict": True},
        {"from": "books", "to": "std:bookkeeping", "how": "implies", "conflict": True}]


def draw(capsys: pytest.CaptureFixture[str], tmp_path: Path, format: str = "svg") -> Ran:
    return run(capsys, "--catalog", small_catalog(tmp_path / "catalog", CASH), *DAY, "--lang", "en", "sod", "graph", "-f", format, "-o",
               tmp_path / "graph")


def path_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A PATH on which dot is this shell script."""
    dot = tmp_path / "bin" / "dot"
    dot.parent.mkdir()
    dot.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    dot.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dot.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.skipif(shutil.which("dot") is None, reason="there is no Graphviz")
@pytest.mark.parametrize(("format", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_graphviz_draws(format: str, begins: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert draw(capsys, tmp_path, format).code == 0
    assert (tmp_path / "graph").read_bytes().startswith(begins)


def test_without_dot_pygraphviz_draws(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygraphviz")
    monkeypatch.setenv("PATH", "")
    assert draw(capsys, tmp_path).code == 0
    drawing = (tmp_path / "graph").read_text(encoding="utf-8")
    assert "<svg " in drawing
    assert "钱某" in drawing


def test_nothing_is_imported_from_the_folder_that_it_is_run_in(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygraphviz")
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(tmp_path)
    for name in ("pygraphviz.py", "warnings.py"):
        (tmp_path / name).write_text("raise SystemExit('run from the folder')", encoding="utf-8")
    ran = draw(capsys, tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "<svg " in (tmp_path / "graph").read_text(encoding="utf-8")


def test_without_an_engine_it_is_said_in_one_sentence_what_to_install(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = draw(capsys, tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("riskctl: Graphviz was not found: install it (such as `apt install graphviz`) or pip install 'riskctl[graph]', or use "
                       "--format dot.\n")
    assert not (tmp_path / "graph").exists()


@pytest.mark.skipif(os.name == "nt", reason="scripts of the shell")
@pytest.mark.parametrize(("script", "said"), [
    ("exec sleep 60", "Graphviz was not done after 0.05 seconds: name people, posts, units or rules"),
    ("cat > /dev/null; echo first >&2; echo 'out of memory' >&2; exit 1", "Graphviz could not draw this: out of memory")])
def test_an_engine_that_fails_or_does_not_end_leaves_nothing(script: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    path_with(tmp_path, monkeypatch, script)
    monkeypatch.setattr(engine, "SECONDS", 0.05 if "sleep" in script else 30)
    ran = draw(capsys, tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(("arguments", "said"), [
    (("matrix", "units"), "duties, posts, people"), (("matrix", "-f", "xlsx"), "needs a file"),
    (("graph", "qain"), "did you mean qian?"),
    (("graph", "-f", "jpg"), "dot, svg, png, pdf"), (("graph", "-f", "pdf"), "needs a file"), (("graph", "-f", "png"), "needs a file")])
def test_what_is_wrong_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...],
    said: str) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "en", "sod", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_kind_of_step_is_told_from_a_duty_of_the_same_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    power = ("powers:\n  W: {name: 付款, type: 'national:other', unit: finance, start: s,\n"
             "    steps: {s: {name: 付, kind: pay, post: cashier, next: [end]}}}\n")
    out = show(capsys, small_catalog(tmp_path, power + CASH), "graph", "finance")
    assert 'label="支付类环节"' in out
    assert 'label="2026-06-30　人员 → 岗位 → 环节 → 职责；加粗深红：冲突的两条路径；虚线：B 角"' in out
