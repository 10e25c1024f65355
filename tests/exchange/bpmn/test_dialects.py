"""Diagrams as other tools write them: the whole answer to each is recorded."""

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.exchange.bpmn.take import Given
from riskctl.report.importing import problem_lines
from tests.building import run
from tests.exchange.bpmn.diagrams import after_import, taken
from tests.exchange.bpmn.test_foreign import told

FOLDER = Path(__file__).parent / "dialects"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.bpmn")), ids=lambda file: file.stem)
def test_each_comes_in_as_recorded(file: Path, golden: Callable[[Path, str], None]) -> None:
    plan = taken(file.read_bytes(), given=Given("", "national:license", "u"))
    made = [f"{one.kind} {one.id}" for one in plan.records]
    listed = list(problem_lines(plan.problems, "en", each=True))
    found = run(after_import(plan)).findings
    errors = [f"{one.rule.code} {one.hit.field}" for one in found if one.severity.value == "error" and one.rule.code[:2] in ("CA", "RF", "ST")]
    golden(file.with_suffix(".out"), "".join(f"{line}\n" for line in (*made, "", *told(plan), "", *listed, "", *errors)))
