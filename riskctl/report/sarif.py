"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

import re
from urllib.parse import quote

from riskctl.findings import Finding, Related, Rule, Severity, Text
from riskctl.model.language import Language
from riskctl.model.place import Place
from riskctl.report.json_document import written
from riskctl.report.line import message_of, visible
from riskctl.report.run import TOOL, Problem, Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_TOP = "%SRCROOT%"
_TOP_TEXT = Text("代码库的最上层文件夹", "the top folder of the repository")
_FROZEN = Text("采用基线前已有，冻结在基线中", "it was there before and is frozen in the baseline")
_WHY, _FIX = Text("原因", "Why"), Text("处理办法", "Fix")
_NOT_FLAGGED, _BASIS = Text("不报告", "Not flagged"), Text("依据", "Basis")
_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def sarif(run: Run) -> str:
    """The run as a SARIF log with one run in it."""
    tag = _LANGUAGE_TAGS[run.language]
    known = {rule.code: rule for rule in run.rules}
    known |= {finding.rule.code: finding.rule for finding in run.outcome.findings}
    rules = [known[code] for code in sorted(known)]
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    return written({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": TOOL, "version": run.version, "semanticVersion": run.version, "language": tag,
                "rules": [_descriptor(rule, run.language) for rule in rules],
            }},
            "language": tag,
            "automationDetails": {"id": f"{TOOL}/"},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_TOP: {"description": {"text": _TOP_TEXT.in_(run.language)}}},
            "invocations": [_invocation(run, indexes)],
            "results": [_result(finding, run, indexes) for finding in run.outcome.findings],
            "properties": {"as_of": run.as_of.isoformat()},
        }],
    })


def uri(path: str) -> str:
    """The path as a relative URI: all but unreserved characters and `/` is percent-encoded."""
    return quote(path, safe="/", errors="backslashreplace")


def message_text(text: str) -> str:
    """The text as a SARIF message: nothing in it is a placeholder, a link or invisible."""
    return _PLACEHOLDER.sub(r"{{\1}}", visible(text)).replace("](", "] (")


def level(severity: Severity) -> str:
    """The SARIF level of a severity."""
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.INFO:
            return "note"


def _descriptor(rule: Rule, language: Language) -> dict[str, object]:
    fault = rule.fault.in_(language)
    grade = level(rule.severity)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": fault},
        "fullDescription": {"text": f"{fault} {rule.why.in_(language)}" if language == "en" else
                            f"{fault}{rule.why.in_(language)}"},
        "help": {"text": _help(rule, language), "markdown": _help_markdown(rule, language)},
        "defaultConfiguration": {"level": grade},
        "properties": {"tags": ["internal-control", rule.family], "precision": "high",
                       "problem.severity": "recommendation" if grade == "note" else grade},
    }


def _card(rule: Rule, language: Language) -> list[tuple[str, str]]:
    """The headed parts of the rule's card."""
    parts = [(_WHY, rule.why.in_(language)), (_FIX, rule.fix.in_(language)),
             (_NOT_FLAGGED, rule.not_flagged.in_(language)), (_BASIS, _basis(rule, language))]
    return [(head.in_(language), text) for head, text in parts if text]


def _basis(rule: Rule, language: Language) -> str:
    mark = "、" if language == "zh" else ", "
    return mark.join(f"{basis.citation} [{basis.certainty.value}]" for basis in rule.basis)


def _help(rule: Rule, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    parts = (f"{head}{colon}{text}" for head, text in _card(rule, language))
    return "\n".join([rule.fault.in_(language), *parts])


def _help_markdown(rule: Rule, language: Language) -> str:
    parts = [f"**{head}**\n\n{_literal(text)}" for head, text in _card(rule, language)]
    return "\n\n".join([f"# {rule.code} {rule.name}", _literal(rule.fault.in_(language)), *parts])


def _literal(text: str) -> str:
    """The text as Markdown that shows just this."""
    return _MARKUP.sub(r"\\\1", text)


def _result(finding: Finding, run: Run, indexes: dict[str, int]) -> dict[str, object]:
    hit = finding.hit
    location = _location(hit.at, run)
    if hit.record:
        name = f"{hit.record}.{hit.field}" if hit.field else hit.record
        location["logicalLocations"] = [{"name": visible(hit.record), "fullyQualifiedName": visible(name)}]
    found: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": indexes[finding.rule.code],
        "level": level(finding.severity),
        "message": {"text": message_text(message_of(finding, run.language))},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint,
                                "riskctl/v1": finding.fingerprint},
        # Given for every result, so that none reads as "not known whether suppressed".
        "suppressions": _suppressions(finding, run),
    }
    if hit.related:
        found["relatedLocations"] = [_related(number, one, run) for number, one in enumerate(hit.related, 1)]
    return found


def _location(place: Place, run: Run) -> dict[str, object]:
    return {"physicalLocation": {
        "artifactLocation": _artifact(place.file, run),
        "region": {"startLine": place.line, "startColumn": place.column,
                   "endLine": place.end_line, "endColumn": place.end_column},
    }}


def _artifact(file: str, run: Run) -> dict[str, object]:
    return {"uri": uri(run.prefixes.repository + file), "uriBaseId": _TOP}


def _related(number: int, related: Related, run: Run) -> dict[str, object]:
    name = ".".join(filter(None, (related.record, related.field)))
    text = related.message.in_(run.language) if related.message else name
    location = {"id": number, **_location(related.place, run)}
    return {**location, "message": {"text": message_text(text)}} if text else location


def _suppressions(finding: Finding, run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    if finding.waived is not None:
        justification = visible(run.reasons.get(finding.waived) or finding.waived)
        found.append({"kind": "external", "status": "accepted", "justification": justification,
                      "properties": {"waiver": finding.waived}})
    if finding.in_baseline:
        found.append({"kind": "external", "status": "accepted", "justification": _FROZEN.in_(run.language)})
    return found


def _invocation(run: Run, indexes: dict[str, int]) -> dict[str, object]:
    problems = [_notification(problem, run, indexes) for problem in run.problems()]
    invocation: dict[str, object] = {"executionSuccessful": not problems}
    return {**invocation, "toolExecutionNotifications": problems} if problems else invocation


def _notification(problem: Problem, run: Run, indexes: dict[str, int]) -> dict[str, object]:
    found: dict[str, object] = {"level": "error", "message": {"text": problem.message.in_(run.language)}}
    if problem.code is not None:
        found["associatedRule"] = {"id": problem.code, **(
            {"index": indexes[problem.code]} if problem.code in indexes else {})}
    if problem.file is not None:
        found["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(problem.file, run)}}]
    return found
