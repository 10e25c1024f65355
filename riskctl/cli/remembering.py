"""A run as JSON and back: findings as codes and values, so that one entry serves every language and format.

The cards of the rules that found something are kept with them: no rule need be imported to say again what it said.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn

from riskctl.check.outcome import Outcome
from riskctl.findings import Basis, Finding, Hit, Related, Rule, Severity, Text
from riskctl.model.place import Place
from riskctl.model.vocabulary import Certainty
from riskctl.report.run import Run

_SEVERITIES = {severity.value: severity for severity in Severity}


def run_as_json(run: Run) -> dict[str, Any]:
    """What the run found, as plain JSON values."""
    return {"records": dict(run.records), "files": list(run.file_names), "unread": list(run.unread),
            "as_of": run.as_of.isoformat(), "reasons": dict(run.reasons), "ran": list(run.outcome.ran),
            "withheld": run.outcome.withheld, "quiet": sorted(run.outcome.quiet), "language": run.language,
            "rules": {finding.rule.code: _rule_as_json(finding.rule) for finding in run.outcome.findings},
            "findings": [_finding_as_json(finding) for finding in run.outcome.findings]}


def run_from_json(content: Any, rules: Callable[[], tuple[Rule, ...]], version: str) -> Run | None:
    """The run that was remembered, or None if the content is not of the form; `rules` gives those that a format lists."""
    try:
        if not all(isinstance(content[name], dict) for name in ("records", "reasons")):
            return None
        cards = {code: _rule_from_json(code, card) for code, card in content["rules"].items()}
        findings = tuple(_finding_from_json(one, cards) for one in content["findings"])
        outcome = Outcome(findings, content["withheld"], (), tuple(content["ran"]), quiet=frozenset(content["quiet"]))
        return Run(content["records"], tuple(content["files"]), outcome, rules(), date.fromisoformat(content["as_of"]),
                   "zh" if content["language"] == "zh" else "en", version, tuple(content["unread"]), content["reasons"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _finding_as_json(finding: Finding) -> list[Any]:
    hit = finding.hit
    return [finding.rule.code, finding.severity.value, finding.fingerprint, finding.waived,
            list(hit.at), hit.record, hit.field, dict(hit.values), hit.kind, hit.sod_rule,
            [_related_as_json(related) for related in hit.related], _basis_as_json(hit.basis)]


def _related_as_json(related: Related) -> list[Any]:
    message = [related.message.zh, related.message.en] if related.message else None
    return [list(related.place), related.record, related.field, message]


def _finding_from_json(one: list[Any], rules: Mapping[str, Rule]) -> Finding:
    code, severity, print_, waived, at, record, field, values, kind, sod_rule, related, basis = one
    if not isinstance(values, dict):
        raise TypeError(values)
    hit = Hit(Place(*at), record, field, values, kind, tuple(_related_from_json(item) for item in related), sod_rule,
              _basis_from_json(basis))
    return Finding(rules[code], hit, _SEVERITIES[severity], print_, waived)


def _related_from_json(one: list[Any]) -> Related:
    place, record, field, message = one
    return Related(Place(*place), record, field, Text(*message) if message else None)


def _basis_as_json(basis: tuple[Basis, ...]) -> list[list[str]]:
    return [[one.citation, one.certainty.value] for one in basis]


def _basis_from_json(basis: list[Any]) -> tuple[Basis, ...]:
    return tuple(Basis(citation, Certainty(certainty)) for citation, certainty in basis)


def _rule_as_json(rule: Rule) -> dict[str, Any]:
    return {"name": rule.name, "severity": rule.severity.value, "since": rule.since,
            "texts": [[text.zh, text.en] for text in (rule.message, rule.fault, rule.why, rule.fix, rule.not_flagged)],
            "cause": list(rule.cause), "parts": list(rule.parts), "covers": [list(pair) for pair in rule.covers], "basis": _basis_as_json(rule.basis),
            "flags": [rule.absence, rule.waivable, rule.after, rule.deep]}


def _rule_from_json(code: str, card: dict[str, Any]) -> Rule:
    """The rule as far as its card goes; it has run, and cannot run again."""
    absence, waivable, after, deep = card["flags"]
    message, fault, why, fix, not_flagged = (Text(zh, en) for zh, en in card["texts"])
    return Rule(code, card["name"], _SEVERITIES[card["severity"]], card["since"], _has_run, message, fault, why, fix, not_flagged,
                tuple(card["cause"]), tuple((kind, field) for kind, field in card["covers"]), absence, None,
                _basis_from_json(card["basis"]), waivable, after, deep, parts=tuple(card["parts"]))


def _has_run(*_: object) -> NoReturn:
    raise RuntimeError("a remembered rule has run already")
