"""JUnit XML: every file is a test that passes, every finding one that does not."""

from collections.abc import Iterator
from xml.etree import ElementTree

from riskctl.findings import Finding, Text
from riskctl.report.line import finding_line, message_of, plain_lines, visible
from riskctl.report.run import TOOL, Problem, Run

_WAIVED = Text("豁免 {waiver}：{reason}", "waived by {waiver}: {reason}")
_FROZEN = Text("基线中已有", "frozen in the baseline")
_RESULTS = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def junit(run: Run) -> str:
    """The run as one test suite.

    A finding at or above `fail_on` is a failure; one below it passes and stands in the output of its test, so
    that the report says what the exit code says. Waived findings and those of the baseline are skipped; what
    could not be decided is an error.
    """
    root = ElementTree.Element("testsuites", {"name": TOOL})
    suite = ElementTree.SubElement(root, "testsuite", {"name": TOOL})
    suite.extend(_numbered(_cases(run)))
    counts = {plural: len(suite.findall(f"*/{one}")) for one, plural in _RESULTS.items()}
    counts["tests"] = len(suite)
    for element in (root, suite):
        element.attrib.update({name: str(number) for name, number in counts.items()}, time="0")
    properties = ElementTree.Element("properties")
    for name, value in (("version", run.version), ("as_of", run.as_of.isoformat())):
        ElementTree.SubElement(properties, "property", {"name": name, "value": value})
    suite.insert(0, properties)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _cases(run: Run) -> Iterator[ElementTree.Element]:
    by_file: dict[str, list[Finding]] = {file: [] for file in run.file_names}
    for finding in run.outcome.findings:
        by_file.setdefault(finding.hit.at.file, []).append(finding)
    for file in sorted(by_file):
        if not by_file[file] and file not in run.unread:
            yield _case(run.prefixes.repository + file, TOOL)
        for finding in by_file[file]:
            yield _finding_case(finding, run)
    for problem in run.problems():
        yield _problem_case(problem, run)


def _case(file: str, name: str, line: int | None = None) -> ElementTree.Element:
    place = {"file": visible(file)} if line is None else {"file": visible(file), "line": str(line)}
    names = {"classname": visible(file), "name": visible(name)}
    return ElementTree.Element("testcase", {**names, **place, "time": "0"})


def _numbered(cases: Iterator[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    """The cases with names that differ within a class: readers take the first of two that are alike."""
    seen: dict[tuple[str, str], int] = {}
    for case in cases:
        key = case.attrib["classname"], case.attrib["name"]
        again = seen[key] = seen.get(key, 0) + 1
        if again > 1:
            case.set("name", f"{key[1]} #{again}")
        yield case


def _finding_case(finding: Finding, run: Run) -> ElementTree.Element:
    rule, hit = finding.rule, finding.hit
    name = " ".join(filter(None, (rule.code, rule.name, hit.record, hit.field)))
    case = _case(run.prefixes.repository + hit.at.file, name, hit.at.line)
    if not finding.counts:
        ElementTree.SubElement(case, "skipped", {"message": visible(_excuse(finding, run))})
    elif run.fails(finding):
        failure = ElementTree.SubElement(case, "failure", {
            "message": visible(message_of(finding, run.language)), "type": finding.severity.value})
        failure.text = "\n".join(plain_lines((finding,), run.language, run.prefixes.repository))
    else:
        output = ElementTree.SubElement(case, "system-out")
        output.text = finding_line(finding, run.language, run.prefixes.repository)
    return case


def _excuse(finding: Finding, run: Run) -> str:
    if finding.waived is None:
        return _FROZEN.in_(run.language)
    return _WAIVED.in_(run.language).format(waiver=finding.waived, reason=run.reasons.get(finding.waived, ""))


def _problem_case(problem: Problem, run: Run) -> ElementTree.Element:
    file = run.prefixes.repository + problem.file if problem.file is not None else TOOL
    case = _case(file, problem.code or TOOL)
    ElementTree.SubElement(case, "error", {"message": problem.message.in_(run.language), "type": "undecided"})
    return case
