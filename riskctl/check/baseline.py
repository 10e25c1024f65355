"""The baseline: findings that stood before adoption, frozen by what they are and not by where they stand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from riskctl.errors import UserError
from riskctl.findings import Finding
from riskctl.findings.finding import related_digests

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A frozen finding: since when, and digests of the places that had to do with it then."""

    code: str
    record: str | None
    since: str
    related: tuple[str, ...] = ()


Baseline = Mapping[str, Entry]


def read_baseline(text: str, name: str) -> dict[str, Entry]:
    """The entries by fingerprint; UserError if the text is no baseline."""
    try:
        document = json.loads(text)
        if document["riskctl"] != FORMAT:
            raise ValueError(document["riskctl"])
        return {one["fingerprint"]: Entry(one["code"], one["record"], one["since"], tuple(one["related"]))
                for one in document["findings"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UserError(f"{name} 不是 riskctl 的基线文件。", f"{name} is no baseline of riskctl.") from None


def apply_baseline(findings: Sequence[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """The findings, those that were there before marked; one with a new related place counts as new."""
    return tuple(replace(finding, in_baseline=True) if _was_there(finding, baseline) else finding for finding in findings)


def _was_there(finding: Finding, baseline: Baseline) -> bool:
    entry = baseline.get(finding.fingerprint)
    return entry is not None and set(related_digests(finding.rule, finding.hit)) <= set(entry.related)


def unused(findings: Sequence[Finding], baseline: Baseline, ran: Sequence[str], *, whole: bool) -> tuple[str, ...]:
    """The fingerprints that no longer occur, of rules that ran to their end over the whole catalog."""
    if not whole:
        return ()
    here = {finding.fingerprint for finding in findings}
    done = set(ran)
    return tuple(print_ for print_, entry in baseline.items() if entry.code in done and print_ not in here)


def shrunk(findings: Sequence[Finding], old: Baseline | None, gone: Sequence[str], today: date) -> dict[str, Entry]:
    """The baseline to write: all findings that count if there was none yet; else the old one without what is gone."""
    if old is not None:
        left = set(gone)
        here = {finding.fingerprint: set(related_digests(finding.rule, finding.hit)) for finding in findings}
        return {print_: replace(entry, related=tuple(one for one in entry.related if one in here.get(print_, entry.related)))
                for print_, entry in old.items() if print_ not in left}
    return {finding.fingerprint: Entry(finding.rule.code, finding.hit.record, today.isoformat(),
                                       related_digests(finding.rule, finding.hit))
            for finding in findings if finding.waived is None}


def baseline_text(baseline: Baseline) -> str:
    """The baseline as JSON, one finding a line, in an order that merges well."""
    ordered = sorted(baseline.items(), key=lambda pair: (pair[1].code, pair[1].record or "", pair[0]))
    lines = [json.dumps(_as_json(print_, entry), ensure_ascii=False) for print_, entry in ordered]
    inside = ",\n".join(f"  {line}" for line in lines)
    return f'{{"riskctl": {FORMAT}, "findings": [\n{inside}\n]}}\n' if lines else f'{{"riskctl": {FORMAT}, "findings": []}}\n'


def _as_json(print_: str, entry: Entry) -> dict[str, Any]:
    return {"fingerprint": print_, "code": entry.code, "record": entry.record, "since": entry.since,
            "related": list(entry.related)}
