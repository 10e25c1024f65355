"""A review as one JSON document. Its keys are a contract."""

from collections.abc import Sequence

from riskctl.change.entry import Change
from riskctl.findings import Effect, Finding, Severity
from riskctl.model.language import Language
from riskctl.model.scheme import Level
from riskctl.report.diff_people import collusion_turns, staffing_turns
from riskctl.report.diff_words import Telling
from riskctl.report.json_document import FORMAT, finding_object, written
from riskctl.review.effects import Entry
from riskctl.review.review import Review


def diff_json(review: Review, language: Language) -> str:
    """The review as JSON; the same review gives the same bytes."""
    telling = Telling(review, language)
    new, gone = review.conflicts
    return written({
        "riskctl": FORMAT,
        "as_of": review.comparison.head.as_of.isoformat(),
        "base": review.names[0],
        "head": review.names[1],
        "changes": [_entry(entry, telling) for entry in review.entries],
        "findings": {"new": _findings(review.delta.new, language), "fixed": _findings(review.delta.fixed, language),
                     "unchanged": _findings(review.delta.unchanged, language)},
        "conflicts": {"new": _findings(new, language), "gone": _findings(gone, language)},
        "staffing": staffing_turns(review),
        "collusion": collusion_turns(review),
        "levels": [{"record": one.record, "stage": one.stage, "before": _level(one.before), "after": _level(one.after)}
                   for one in review.levels],
        "lapsed": [{"record": one.record, "record_kind": one.kind, "approval": one.approval, "by": one.by or None,
                    "date": one.day or None, "fields": list(one.fields)} for one in review.lapsed],
        "summary": _summary(review, telling),
    })


def _entry(entry: Entry, telling: Telling) -> dict[str, object]:
    return {**_change(entry.change), "effect": entry.effect.value, "code": entry.reason.rule.code if entry.reason.rule else None,
            "reason": telling.reason(entry), "reaches": list(entry.reaches),
            "gate": entry.is_of_the_gate,
            "codes": [reason.rule.code for reason in (entry.reason, *entry.more) if reason.rule],
            "also": [_change(change) for change in entry.also]}


def _change(change: Change) -> dict[str, object]:
    return {"kind": change.kind.value, "record": change.record, "record_kind": change.record_kind, "field": change.field,
            "before": change.old, "after": change.new}


def _findings(findings: Sequence[Finding], language: Language) -> list[dict[str, object]]:
    return [finding_object(finding, language) for finding in findings]


def _level(level: Level | None) -> dict[str, object] | None:
    return None if level is None else {"scheme": level.scheme, "id": level.id, "label": level.label, "gravity": level.gravity}


def _summary(review: Review, telling: Telling) -> dict[str, object]:
    def counted(severity: Severity) -> int:
        return sum(finding.severity is severity for finding in review.delta.new)

    return {
        "verdict": telling.verdict(),
        **{effect.value: review.counts[effect] for effect in Effect},
        "gate": len(review.gate),
        **{f"new_{severity.value}s": counted(severity) for severity in Severity},
        "new_conflicts": len(review.conflicts[0]),
        "gone_conflicts": len(review.conflicts[1]),
        "fixed": len(review.delta.fixed),
        "unchanged": len(review.delta.unchanged),
        "lapsed": len(review.lapsed),
        "deep": None if review.carrying is None else {
            "examined": len(review.carrying.examined), "left_out": list(review.carrying.left_out), "withheld": review.carrying.is_withheld},
        "unread_files": list(review.unread),
        "crashed_rules": [crash.code for crash in review.crashes],
    }
