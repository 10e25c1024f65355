"""The JSON document of a run: every finding with every fact about it. Its keys are a contract."""

import json
import math
import re
from collections.abc import Mapping, Sequence

from riskctl.findings import Finding, Related, Rule
from riskctl.model.language import Language
from riskctl.report.line import message_of
from riskctl.report.run import TOOL, Run

FORMAT = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_document(run: Run) -> str:
    """The run as one JSON document; the same run gives the same bytes."""
    return written({
        "riskctl": FORMAT,
        "tool": {"name": TOOL, "version": run.version},
        "as_of": run.as_of.isoformat(),
        "catalog": dict(run.records),
        "summary": summary_object(run),
        "rules": {rule.code: rule_object(rule, run.language) for rule in _occurring(run)},
        "findings": [finding_object(finding, run.language, run.prefixes.json)
                     for finding in run.outcome.findings],
    })


def written(document: object) -> str:
    """The JSON text of a document: indented, in its own order, ending with a newline, fit for UTF-8."""
    text = json.dumps(plain(document), ensure_ascii=False, indent=2, allow_nan=False)
    # NOTE: half a surrogate pair is no character, and UTF-8 cannot hold it; it is shown as its escape.
    return _SURROGATE.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text) + "\n"


def plain(value: object) -> object:
    """The value in terms of JSON: what JSON has no word for becomes text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case Sequence():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted(str(item) for item in value)
        case _:
            return str(value)


def summary_object(run: Run) -> dict[str, object]:
    """The numbers of the run, and what could not be decided by name."""
    return {
        **{severity.value: number for severity, number in run.counts().items()},
        "waived": run.waived,
        "in_baseline": run.in_baseline,
        "baseline_unused": run.baseline_unused,
        "withheld": run.outcome.withheld,
        "files": run.files,
        "unread": len(run.unread),
        "fail_on": run.fail_on.value if run.fail_on else None,
        "failing": run.failing,
        "unread_files": [run.prefixes.json + file for file in run.unread],
        "crashed_rules": [crash.code for crash in run.outcome.crashes],
        "gate_changes": [change.in_(run.language) for change in run.gate_changes],
    }


def rule_object(rule: Rule, language: Language) -> dict[str, object]:
    """What a reader needs of the rule's card."""
    return {"name": rule.name, "severity": rule.severity.value, "fault": rule.fault.in_(language),
            "why": rule.why.in_(language), "fix": rule.fix.in_(language)}


def finding_object(finding: Finding, language: Language, prefix: str = "") -> dict[str, object]:
    """One finding; `baseline` is there only for a finding that the baseline has frozen."""
    rule, hit = finding.rule, finding.hit
    found: dict[str, object] = {
        "code": rule.code,
        "name": rule.name,
        "severity": finding.severity.value,
        "message": message_of(finding, language),
        "kind": hit.kind,
        "record": hit.record,
        "field": hit.field,
        "sod_rule": hit.sod_rule,
        "file": prefix + hit.at.file,
        "line": hit.at.line,
        "column": hit.at.column,
        "end_line": hit.at.end_line,
        "end_column": hit.at.end_column,
        "related": [_related(related, language, prefix) for related in hit.related],
        "basis": [{"citation": basis.citation, "certainty": basis.certainty.value} for basis in hit.basis or rule.basis],
        "values": hit.values,
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
    }
    return {**found, "baseline": True} if finding.in_baseline else found


def _related(related: Related, language: Language, prefix: str) -> dict[str, object]:
    return {"record": related.record, "field": related.field, "file": prefix + related.place.file,
            "line": related.place.line, "column": related.place.column,
            "message": related.message.in_(language) if related.message else None}


def _occurring(run: Run) -> list[Rule]:
    found = {finding.rule.code: finding.rule for finding in run.outcome.findings}
    return [found[code] for code in sorted(found)]
