"""What a change brings: findings of the head that the base does not have, under the rules of either."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from riskctl.check.baseline import Entry, apply_baseline
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Crash, Outcome
from riskctl.check.settings import Settings
from riskctl.findings import Finding, Rule
from riskctl.findings.finding import related_digests
from riskctl.model.catalog import Catalog
from riskctl.model.language import Text
from riskctl.model.manifest import Manifest

_GATE_FIELDS = ("rules", "packs", "level_scheme", "limits", "requires")


class Side(NamedTuple):
    """A catalog with the settings that its own manifest gives."""

    catalog: Catalog
    settings: Settings


def new_findings(base: Side, head: Side, rules: Sequence[Rule]) -> Outcome:
    """The findings of the head that are not in the base, under the rules of the base or of the head.

    The waivers of the base decide. A finding with a new related place counts as new.
    """
    fresh: dict[str, Finding] = {}
    outcomes = []
    for settings in _both(base, head):
        before, after = _outcomes(base, head, settings, rules)
        outcomes.append(after)
        for finding in _unknown(before, after):
            fresh.setdefault(finding.fingerprint, finding)
    return replace(outcomes[0], findings=_in_order(fresh.values()), crashes=_crashes(outcomes))


@dataclass(frozen=True, slots=True)
class Delta:
    """What a change does to the findings that count: those it brings, those it mends, and those that stay.

    `ran` are the codes of the rules that ran to their end over both.
    """

    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    ran: frozenset[str] = frozenset()
    before: Outcome = field(default_factory=Outcome)
    """What the rules of the base found in the base."""


def findings_delta(base: Side, head: Side, rules: Sequence[Rule], known: Outcome | None = None) -> Delta:
    """The findings of both compared: new under the rules of either, mended and left under those of the base.

    The waivers of the base decide. A finding with a new related place counts as new. `known` is what the rules of the base
    find in the base, where that is remembered.
    """
    fresh: dict[str, Finding] = {}
    outcomes: list[tuple[Outcome, Outcome]] = []
    for settings in _both(base, head):
        before, after = _outcomes(base, head, settings, rules, None if outcomes else known)
        outcomes.append((before, after))
        for finding in _unknown(before, after):
            fresh.setdefault(finding.fingerprint, finding)
    before, after = outcomes[0]
    now = {finding.fingerprint for finding in after.findings}
    fixed = (finding for finding in before.findings if finding.counts and finding.fingerprint not in now)
    unchanged = (finding for finding in after.findings if finding.counts and finding.fingerprint not in fresh)
    new = (finding for finding in fresh.values() if finding.counts)
    return Delta(_in_order(new), _in_order(fixed), _in_order(unchanged),
                 _crashes(outcome for pair in outcomes for outcome in pair), frozenset(before.ran) & frozenset(after.ran), before)


def _both(base: Side, head: Side) -> Iterator[Settings]:
    """The settings of the base, and those of the head if they are others."""
    yield base.settings
    if base.settings != head.settings:
        yield head.settings


def _outcomes(base: Side, head: Side, settings: Settings, rules: Sequence[Rule],
              known: Outcome | None = None) -> tuple[Outcome, Outcome]:
    """What the rules find in both under the same settings, with the waivers of the base."""
    return (known or run_rules(base.catalog, settings, rules), run_rules(head.catalog, settings, rules, waivers_of=base.catalog))


def _unknown(before: Outcome, after: Outcome) -> Iterator[Finding]:
    """The findings of the later outcome that the earlier one does not have, or has with fewer places."""
    known = {finding.fingerprint: _entry(finding) for finding in before.findings}
    return (finding for finding in apply_baseline(after.findings, known) if not finding.in_baseline)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.hit.at, finding.rule.code, finding.fingerprint)))


def _crashes(outcomes: Iterable[Outcome]) -> tuple[Crash, ...]:
    return tuple({crash.code: crash for outcome in outcomes for crash in outcome.crashes}.values())


def _entry(finding: Finding) -> Entry:
    return Entry(finding.rule.code, finding.hit.record, "", related_digests(finding.rule, finding.hit))


def gate_changes(base: Catalog, head: Catalog) -> Iterator[Text]:
    """What the head changes about the check itself: settings of rules, limits, packs, waivers, separation rules."""
    yield from _manifest_changes(base.manifest, head.manifest)
    for kind, zh, en in (("waivers", "豁免", "waiver"), ("sod_rules", "职责分离规则", "separation rule"),
                         ("level_schemes", "等级方案", "level scheme")):
        before, after = base.records.get(kind, {}), head.records.get(kind, {})
        for id in sorted({*before, *after}):
            old = before[id].node if id in before else None
            new = after[id].node if id in after else None
            if old != new:
                did_zh, did_en = ("新增", "added") if old is None else ("删除", "removed") if new is None else ("修改", "changed")
                yield Text(f"{did_zh}{zh} {id}", f"{en} {id} {did_en}")


def _manifest_changes(base: Manifest, head: Manifest) -> Iterator[Text]:
    for key in _GATE_FIELDS:
        old, new = base.node.get(key), head.node.get(key)
        if old == new:
            continue
        if isinstance(old, dict) or isinstance(new, dict):
            before, after = old if isinstance(old, dict) else {}, new if isinstance(new, dict) else {}
            for name in sorted({*before, *after}):
                if before.get(name) != after.get(name):
                    yield _changed(f"{key}.{name}", before.get(name), after.get(name))
        else:
            yield _changed(key, old, new)


def _changed(key: str, old: object, new: object) -> Text:
    def shown(value: object, absent: str) -> str:
        return absent if value is None else str(value)

    return Text(f"清单 {key}：{shown(old, '（无）')} → {shown(new, '（无）')}",
                f"manifest {key}: {shown(old, '(none)')} → {shown(new, '(none)')}")
