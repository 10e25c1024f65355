"""Workflow commands of GitHub Actions: one annotation a finding, on the line of the change."""

import re

from riskctl.catalog.text import BIDI, CONTROL
from riskctl.findings import Finding, Severity
from riskctl.report.line import message_of, visible
from riskctl.report.run import TOOL, Run

_UNSEEN = re.compile(f"{CONTROL.pattern}|{BIDI.pattern}")


def github(run: Run) -> str:
    """An annotation for every finding that counts, and one for everything that could not be decided."""
    lines = [_annotation(finding, run) for finding in run.outcome.findings if finding.counts]
    for problem in run.problems():
        path = f"file={_path(run.prefixes.repository + problem.file)}," if problem.file is not None else ""
        lines.append(f"::error {path}title={property_text(problem.code or TOOL)}"
                     f"::{data_text(problem.message.in_(run.language))}")
    return "".join(f"{line}\n" for line in lines)


def command(severity: Severity) -> str:
    """The workflow command for a severity."""
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.INFO:
            return "notice"


def data_text(text: str) -> str:
    """The text as the data of a command: it cannot end the line."""
    return visible(text).replace("%", "%25")


def property_text(text: str) -> str:
    """The text as the value of a property: it ends neither the line nor the property."""
    return data_text(text).replace(":", "%3A").replace(",", "%2C")


def _path(path: str) -> str:
    """The path as a property that gives the runner the very file name, so that the annotation finds it."""
    seen = _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), path)
    for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        seen = seen.replace(character, escape)
    return seen


def _annotation(finding: Finding, run: Run) -> str:
    at = finding.hit.at
    properties = {
        "file": _path(run.prefixes.repository + at.file),
        "line": at.line,
        "endLine": at.end_line,
        "col": at.column,
        "endColumn": at.end_column,
        "title": property_text(f"{finding.rule.code} {finding.rule.name}"),
    }
    shown = ",".join(f"{name}={value}" for name, value in properties.items())
    return f"::{command(finding.severity)} {shown}::{data_text(message_of(finding, run.language))}"
