"""Flowcharts that are too large to be drawn: said so, and nothing else held up."""

from pathlib import Path

import pytest

from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.compared import compared
from riskctl.render.flowchart.content import MOST_BOXES, MOST_BRANCHES, Content, content_of
from tests.building import catalog
from tests.cli.running import run
from tests.render.site.reading import site_of

LARGE_ZH = "流程图有 401 个框、400 条连线，画出来看不清，没有画（至多 400 个框，连线至多比框多 100 条）；请拆分流程。"
LARGE_EN = ("a flowchart of 401 boxes and 400 lines cannot be read and is not drawn (at most 400 boxes, and 100 lines more than boxes): "
            "split the process.")


def power(steps: int, returns: int = 0) -> dict[str, object]:
    """A process of so many steps one after another, and returns from the last ones to earlier ones."""
    ways: dict[int, list[object]] = {at: [f"s{at + 1}" if at < steps - 1 else "end"] for at in range(steps)}
    pairs = ((source, target) for source in range(steps - 1, 0, -1) for target in range(source))
    for (source, target), _ in zip(pairs, range(returns), strict=False):
        ways[source].append({"to": f"s{target}", "return": "send_back", "reason": "不足"})
    return {"name": "长流程", "type": "national:license", "unit": "u", "start": "s0", "steps": {
        f"s{at}": {"name": f"环节{at}", "kind": "review", "post": "p", "next": ways[at]} for at in range(steps)}}


def bureau(**powers: object) -> Catalog:
    return catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}}, powers=powers)


def content(steps: int, returns: int = 0) -> Content:
    of = bureau(w=power(steps, returns))
    return content_of(of, of.powers["w"], Disclosure.PUBLIC, "zh")


@pytest.mark.parametrize(("steps", "returns", "is_drawable"), [
    (MOST_BOXES - 1, 0, True), (MOST_BOXES, 0, False),
    # The end is a box too, so that without returns there is one line less than boxes.
    (30, MOST_BRANCHES + 1, True), (30, MOST_BRANCHES + 2, False)])
def test_what_is_drawn_is_bounded_in_boxes_and_lines(steps: int, returns: int, is_drawable: bool) -> None:
    assert content(steps, returns).is_drawable is is_drawable


def test_why_a_chart_is_not_drawn() -> None:
    why = content(400).too_large
    assert (why.zh, why.en) == (LARGE_ZH, LARGE_EN)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    steps = "".join(f"      s{at}: {{name: 环节, kind: review, post: p, next: [{f's{at + 1}' if at < 399 else 'end'}]}}\n" for at in range(400))
    (tmp_path / "a.yaml").write_text(
        "units:\n  u: {name: 股}\nposts:\n  p: {name: 岗, unit: u}\npowers:\n"
        f"  A-1:\n    name: 长\n    start: s0\n    steps:\n{steps}"
        "  B-1:\n    name: 短\n    start: a\n    steps:\n      a: {name: 审, kind: review, post: p, next: [end]}\n", encoding="utf-8")
    return tmp_path


def test_the_others_are_drawn_and_the_run_is_undecided(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = root / "out"
    ran = run(capsys, "--catalog", root, "--lang", "en", "render", "flowchart", "--all", "--out", out)
    assert (ran.code, ran.out, ran.err) == (
        3, f"{out / 'B-1.svg'}\n", f"riskctl: A-1: {LARGE_EN} --format mermaid has no such limit.\n")
    assert sorted(file.name for file in out.iterdir()) == ["B-1.svg"]


def test_mermaid_has_no_such_limit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--catalog", root, "--lang", "en", "render", "flowchart", "A-1", "--format", "mermaid", "--out", root / "out")
    assert (ran.code, ran.err) == (0, "")


def test_a_site_says_why_there_is_no_chart() -> None:
    pages = [data.decode() for path, data in site_of(bureau(w=power(400)), Disclosure.PUBLIC).items() if path.endswith(".html")]
    assert sum(LARGE_ZH in page for page in pages) == 1


def test_such_charts_are_not_compared() -> None:
    before, after = bureau(w=power(400)), bureau(w=power(401))
    assert compared(before, after, "w", "zh") is None
