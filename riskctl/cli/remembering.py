"""A run as JSON and back: findings as codes and values, so that one entry serves every language and format."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from riskctl.check.outcome import Outcome
from riskctl.findings import Basis, Finding, Hit, Related, Rule, Severity, Text
from riskctl.model.place import Place
from riskctl.model.vocabulary import Certainty
from riskctl.report.run import Run


def run_as_json(run: Run) -> dict[str, Any]:
    """What the run found, as plain JSON values."""
    return {"records": dict(run.records), "files": list(run.file_names), "unread": list(run.unread),
            "as_of": run.as_of.isoformat(), "reasons": dict(run.reasons), "ran": list(run.outcome.ran),
            "withheld": run.outcome.withheld, "language": run.language,
            "findings": [_finding_as_json(finding) for finding in run.outcome.findings]}


def run_from_json(content: Any, rules: Callable[[], tuple[Rule, ...]], version: str) -> Run | None:
    """The run that was remembered, or None if the content is not of the form; only rules that occur are imported."""
    try:
        if not all(isinstance(content[name], dict) for name in ("records", "reasons")):
            return None
        findings = tuple(_finding_from_json(one) for one in content["findings"])
        outcome = Outcome(findings, content["withheld"], (), tuple(content["ran"]))
        return Run(content["records"], tuple(content["files"]), outcome, rules(), date.fromisoformat(content["as_of"]),
                   "zh" if content["language"] == "zh" else "en", version, tuple(content["unread"]), content["reasons"])
    except (KeyError, TypeError, ValueError, AttributeError, ImportError):
        return None


def _finding_as_json(finding: Finding) -> list[Any]:
    hit = finding.hit
    return [finding.rule.check.__module__, finding.rule.code, finding.severity.value, finding.fingerprint, finding.waived,
            list(hit.at), hit.record, hit.field, dict(hit.values), hit.kind, hit.sod_rule,
            [_related_as_json(related) for related in hit.related],
            [[basis.citation, basis.certainty.value] for basis in hit.basis]]


def _related_as_json(related: Related) -> list[Any]:
    message = [related.message.zh, related.message.en] if related.message else None
    return [list(related.place), related.record, related.field, message]


def _finding_from_json(one: list[Any]) -> Finding:
    module, code, severity, print_, waived, at, record, field, values, kind, sod_rule, related, basis = one
    if not module.startswith("riskctl.rules."):
        raise ValueError(module)
    rule = import_module(module).RULE
    if rule.code != code:
        raise ValueError(code)
    if not isinstance(values, dict):
        raise TypeError(values)
    hit = Hit(Place(*at), record, field, values, kind, tuple(_related_from_json(item) for item in related), sod_rule,
              tuple(Basis(citation, Certainty(certainty)) for citation, certainty in basis))
    words = {word.value: word for word in Severity}
    return Finding(rule, hit, words[severity], print_, waived)


def _related_from_json(one: list[Any]) -> Related:
    place, record, field, message = one
    return Related(Place(*place), record, field, Text(*message) if message else None)
