"""What a change brings: findings of the head that the base does not have, under the rules of either."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from riskctl.check.baseline import Entry, apply_baseline
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Crash, Outcome, order
from riskctl.check.settings import Settings
from riskctl.check.sharing import Hits, later_hits, share_names, shared_hits
from riskctl.findings import Finding, Rule
from riskctl.findings.finding import related_digests
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Text
from riskctl.model.manifest import Manifest
from riskctl.model.place import MapNode, placed_like
from riskctl.separation.hits import CODES

LAW = "LB"
"""The family of rules that hold records against the provisions of packs."""
UNCHECKED = "SD121"
"""The rule that names what rules of separation could not be checked: it is not mended by taking them out of force."""
LEVELLED = frozenset({"RP109", "RP203", "RP204", "TM101"})
"""The rules that ask more of a risk point the graver its level is; a level that is none of the scheme is no matter of theirs."""
_GATE_FIELDS = ("rules", "packs", "level_scheme", "disclosure", "limits", "requires")


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
    for gate in _both(base, head):
        before, after = _outcomes(base, head, gate, rules)
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
    find in the base, where that is remembered. What is nowhere in a head of which files were not read is no finding mended.
    """
    fresh: dict[str, Finding] = {}
    outcomes: list[tuple[Outcome, Outcome]] = []
    for gate in _both(base, head):
        before, after = _outcomes(base, head, gate, rules, None if outcomes else known)
        outcomes.append((before, after))
        for finding in _unknown(before, after):
            fresh.setdefault(finding.fingerprint, finding)
    before, after = outcomes[0]
    now = {finding.fingerprint for finding in after.findings}
    fixed = (finding for finding in before.findings if finding.counts and finding.fingerprint not in now
             and not (finding.rule.absence and head.catalog.unread))
    unchanged = (finding for finding in after.findings if finding.counts and finding.fingerprint not in fresh)
    new = (finding for finding in fresh.values() if finding.counts)
    return Delta(_in_order(new), _in_order(fixed), _in_order(unchanged),
                 _crashes(outcome for pair in outcomes for outcome in pair), frozenset(before.ran) & frozenset(after.ran), before)


def _both(base: Side, head: Side) -> Iterator[Side]:
    """The base as the one that decides, and the head if it would decide otherwise."""
    yield base
    if base.settings != head.settings or under_rules_of(head.catalog, base.catalog) is not head.catalog:
        yield head


def _outcomes(base: Side, head: Side, gate: Side, rules: Sequence[Rule],
              known: Outcome | None = None) -> tuple[Outcome, Outcome]:
    """What the rules find in both under the same settings, packs and rules of separation, with the waivers of the base."""
    if known:
        quiet = [rule for rule in rules if rule.code in known.quiet]
        return known, _outcome(head.catalog, gate, rules, base.catalog, later_hits(base.catalog, head.catalog, quiet, gate.settings))
    share_names(base.catalog, head.catalog)
    hits = shared_hits(base.catalog, head.catalog, rules, gate.settings)
    before = _outcome(base.catalog, gate, rules, None, hits[0])
    before = replace(before, quiet=frozenset(code for code, found in hits[0].items() if not found))
    return before, _outcome(head.catalog, gate, rules, base.catalog, hits[1])


def _outcome(catalog: Catalog, gate: Side, rules: Sequence[Rule], waivers_of: Catalog | None, hits: Hits) -> Outcome:
    """What the rules find in the catalog by the settings of the gate; what is held against packs, against its packs."""
    found = run_rules(catalog, gate.settings, rules, waivers_of=waivers_of, known=hits)
    judged = under_rules_of(catalog, gate.catalog)
    if judged is catalog:
        return found
    bound = [rule for rule in rules if _is_bound(rule)]
    theirs = run_rules(judged, gate.settings, bound, waivers_of=waivers_of or catalog)
    own = (finding for finding in found.findings if not _is_bound(finding.rule))
    crashes = (*(crash for crash in found.crashes if crash.code not in {rule.code for rule in bound}), *theirs.crashes)
    return replace(found, findings=tuple(sorted((*own, *theirs.findings), key=order)), crashes=crashes)


def _is_bound(rule: Rule) -> bool:
    """Whether what the rule finds in the records of a catalog follows from packs, rules of separation, duties or level schemes."""
    return rule.family == LAW or rule.code in (UNCHECKED, *CODES.values(), *LEVELLED) or rule.deep


def under_rules_of(catalog: Catalog, gate: Catalog) -> Catalog:
    """The catalog with the packs, rules of separation and level schemes of another, and what this says of duties and domains.

    The very same where all these are the same. Duties and domains that only the catalog has stay as they are.
    """
    own, theirs = catalog.records, gate.records
    changed = {kind: {**(own.get(kind, {}) if kind in _MEANT else {}), **theirs.get(kind, {})} for kind in (*_ASKING, *_MEANT)
               if not _says_the_same(own.get(kind, {}), theirs.get(kind, {}), kind in _MEANT)}
    if not changed and all(_setting(catalog, key) == _setting(gate, key) for key in _CHOOSING):
        return catalog
    return replace(catalog, manifest=_choosing_as(gate.manifest, catalog.manifest), records={**own, **changed})


_ASKING, _MEANT = ("sod_rules", "level_schemes"), ("duties", "domains")
_CHOOSING = ("packs", "level_scheme")


def _setting(catalog: Catalog, key: str) -> object:
    return set(catalog.manifest.packs) if key == "packs" else catalog.manifest.node.get(key)


def _choosing_as(gate: Manifest, own: Manifest) -> Manifest:
    """The manifest with the packs and the level scheme of another; where it has no such keys itself, without places of keys."""
    chosen = {key: _without_places(gate.node.get(key)) for key in _CHOOSING if key in gate.node or key in own.node}
    node = MapNode({**own.node, **chosen})
    if isinstance(own.node, MapNode) and node.keys() == own.node.keys():
        placed_like(own.node, node)
    return Manifest(node, own.file, own.place)


def _without_places(value: object) -> object:
    """The value without the places that it has in another file."""
    return list(value) if isinstance(value, list) else value


def _says_the_same(own: Mapping[str, Record], theirs: Mapping[str, Record], may_have_more: bool) -> bool:
    """Whether both have the same records with the same contents, or the one all of the other's where it may have more."""
    return (may_have_more or own.keys() == theirs.keys()) and all(id in own and own[id].node == one.node for id, one in theirs.items())


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
                         ("level_schemes", "等级方案", "level scheme"), ("duties", "职责", "duty"), ("domains", "权域", "domain")):
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
