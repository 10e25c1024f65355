"""The numbers of a run."""

from dataclasses import replace

import pytest

from riskctl.findings import Severity
from tests.report.sample import sample


def test_what_is_waived_or_frozen_counts_as_such_and_under_no_severity() -> None:
    run = sample("en", frozen=True)
    assert run.counts() == {Severity.ERROR: 1, Severity.WARNING: 1, Severity.INFO: 1}
    assert (run.waived, run.in_baseline, run.files) == (1, 1, 4)


def test_a_finding_that_is_waived_and_frozen_counts_once() -> None:
    run = sample("en")
    frozen = tuple(replace(finding, in_baseline=True) for finding in run.outcome.findings)
    run = replace(run, outcome=replace(run.outcome, findings=frozen))
    assert (run.waived, run.in_baseline, run.failing) == (1, 4, 0)


@pytest.mark.parametrize(("fail_on", "failing"), [
    (Severity.ERROR, 2), (Severity.WARNING, 3), (Severity.INFO, 4), (None, 0),
])
def test_findings_at_or_above_the_severity_fail_the_run(fail_on: Severity | None, failing: int) -> None:
    assert replace(sample("en"), fail_on=fail_on).failing == failing


def test_only_kinds_with_records_are_told() -> None:
    run = sample("en")
    assert run.record_counts() == {"units": 1, "posts": 2, "risk_points": 3, "waivers": 1}
    assert run.records["powers"] == 0


def test_what_could_not_be_decided_names_rules_then_files() -> None:
    assert [(problem.code, problem.file) for problem in sample("zh", undecided=True).problems()] == [
        ("RP201", None), (None, "坏 file.yaml")]
