"""A finding: a hit with its rule, severity, fingerprint and waiver."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.findings.hit import Hit
from riskctl.findings.rule import Rule
from riskctl.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit as it is reported. `waived` is the id of the waiver that covers it; `baseline` says it was there before."""

    rule: Rule
    hit: Hit
    severity: Severity
    fingerprint: str
    waived: str | None = None
    in_baseline: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts against the run: neither waived nor frozen by the baseline."""
        return self.waived is None and not self.in_baseline


def fingerprint(rule: Rule, hit: Hit) -> str:
    """What stays the same while the fault does: not the line, the language, the wording or the related places."""
    return digest(rule.code, hit.sod_rule, hit.kind, hit.record, hit.field, {name: hit.values.get(name) for name in rule.cause})


def related_digests(rule: Rule, hit: Hit) -> tuple[str, ...]:
    """A digest for each related record and field, or each part of the fault, so that more of an old fault can be told."""
    if rule.parts:
        listed = ((name, hit.values.get(name)) for name in rule.parts)
        return tuple(sorted({digest(rule.code, name, str(part)) for name, parts in listed if isinstance(parts, list) for part in parts}))
    return tuple(sorted({digest(rule.code, related.record, related.field) for related in hit.related}))


def digest(*parts: str | Mapping[str, object] | None) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of the parts."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
