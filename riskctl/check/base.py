"""What a change brings: findings of the head that the base does not have, under the rules of either."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.check.baseline import Entry, apply_baseline
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Outcome
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
    for settings in (base.settings, head.settings):
        before = run_rules(base.catalog, settings, rules)
        after = run_rules(head.catalog, settings, rules, waivers_of=base.catalog)
        known = {finding.fingerprint: _entry(finding) for finding in before.findings}
        outcomes.append(after)
        for finding in apply_baseline(after.findings, known):
            if not finding.in_baseline:
                fresh.setdefault(finding.fingerprint, finding)
        if base.settings == head.settings:
            break
    first = outcomes[0]
    crashes = tuple({crash.code: crash for outcome in outcomes for crash in outcome.crashes}.values())
    found = sorted(fresh.values(), key=lambda finding: (finding.hit.at, finding.rule.code, finding.fingerprint))
    return replace(first, findings=tuple(found), crashes=crashes)


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
