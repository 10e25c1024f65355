"""Diagrams of other tools: what comes in as what, and what is listed."""

import re
from pathlib import Path

import pytest

from riskctl.exchange.plan import Plan
from tests.building import EXAMPLES, run
from tests.exchange.bpmn.diagrams import after_import, power_of, taken
from tests.exchange.bpmn.rows import ROWS

DOCS = EXAMPLES.parent / "docs"


def told(plan: Plan) -> list[str]:
    """The process in lines: where it starts, and for each step its branching and the ways from it."""
    power = power_of(plan)
    found = [f"> {', '.join(power['start'] if isinstance(power['start'], list) else [power['start']])}"]
    for key, step in power["steps"].items():
        marks = "".join(f" {mark}" for mark in ("join", "split") if step.get(mark) == "all")
        ways = [{"to": way} if isinstance(way, str) else way for way in step["next"]]
        said = [way.get("when") or way.get("reason") or "" for way in ways]
        found.append(f"{key}{marks} > " + ", ".join(
            ("back to " if "return" in way else "") + way["to"] + (f" ({words})" if words else "")
            for way, words in zip(ways, said, strict=True)))
    return found


@pytest.mark.parametrize(("name", "data", "steps", "listed"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_of_the_page_comes_in_so(name: str, data: bytes, steps: list[str], listed: list[str]) -> None:
    plan = taken(data)
    assert told(plan) == steps
    assert [f"{one.severity.value} {one.at} {one.en}" for one in plan.problems if "tells no kind of step" not in one.en] == listed


@pytest.mark.parametrize(("name", "data", "steps", "listed"), ROWS, ids=[row[0] for row in ROWS])
def test_no_error_is_brought_in(name: str, data: bytes, steps: list[str], listed: list[str]) -> None:
    found = run(after_import(taken(data))).findings
    codes = {one.rule.code for one in found if one.severity.value == "error" and one.rule.code[:2] in ("CA", "RF", "ST")}
    assert codes == set()


@pytest.mark.parametrize("page", ["bpmn.md", "bpmn.zh-CN.md"])
def test_the_page_has_the_rows_that_are_tested(page: str) -> None:
    rows = re.findall(r"^\| (.+?) \|", (DOCS / page).read_text(encoding="utf-8").split("##")[1], re.MULTILINE)[1:]
    assert len(rows) == len(ROWS)
    if page == "bpmn.md":
        assert [row.lower() for row in rows] == [row[0].lower() for row in ROWS]


def test_a_file_says_the_same_in_another_encoding(tmp_path: Path) -> None:
    data = ROWS[1][1].replace(b'<?xml version="1.0"?>', b"")
    text = data.decode()
    for encoding, declared in (("utf-16", "UTF-16"), ("gb18030", "GB2312"), ("gb18030", "GBK"), ("utf-8-sig", "UTF-8")):
        other = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding)
        assert told(taken(other)) == ROWS[1][2]
