"""The code quality report of GitLab: an array of issues in a merge request."""

from riskctl.catalog.discover import MANIFEST
from riskctl.findings import Finding, Severity
from riskctl.findings.finding import digest
from riskctl.report.json_document import written
from riskctl.report.line import message_of, visible
from riskctl.report.run import TOOL, Problem, Run

# What could not be decided: it hides findings of every severity.
_UNDECIDED = "blocker"


def gitlab(run: Run) -> str:
    """Every finding that counts, and what could not be decided, each with a fingerprint of its own."""
    issues = [_issue(finding, run) for finding in run.outcome.findings if finding.counts]
    issues += [_problem(problem, run) for problem in run.problems()]
    seen: dict[object, int] = {}
    for issue in issues:
        print_ = issue["fingerprint"]
        again = seen[print_] = seen.get(print_, 0) + 1
        if again > 1:
            issue["fingerprint"] = digest(str(print_), str(again))
    return written(issues)


def grade(severity: Severity) -> str:
    """GitLab's word for a severity: error is `major`, warning `minor`, info `info`."""
    match severity:
        case Severity.ERROR:
            return "major"
        case Severity.WARNING:
            return "minor"
        case Severity.INFO:
            return "info"


def _issue(finding: Finding, run: Run) -> dict[str, object]:
    message = visible(message_of(finding, run.language))
    return {
        "description": f"{finding.rule.code} {message}",
        "check_name": finding.rule.name,
        "fingerprint": finding.fingerprint,
        "severity": grade(finding.severity),
        "location": _location(finding.hit.at.file, finding.hit.at.line, run),
    }


def _problem(problem: Problem, run: Run) -> dict[str, object]:
    return {
        "description": problem.message.in_(run.language),
        "check_name": problem.code or TOOL,
        "fingerprint": digest("undecided", problem.code, problem.file),
        "severity": _UNDECIDED,
        "location": _location(problem.file or MANIFEST, 1, run),
    }


def _location(file: str, line: int, run: Run) -> dict[str, object]:
    return {"path": (run.prefixes.repository + file).removeprefix("./"), "lines": {"begin": line}}
