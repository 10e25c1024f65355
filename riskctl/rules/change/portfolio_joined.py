"""A leader who is now in charge of domains that a rule keeps apart, or of one that the leader's post may not have."""

from collections.abc import Iterator, Mapping

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.separation.access import Access, access_of
from riskctl.separation.portfolios import charges, concerns, not_both, not_in_charge_of
from riskctl.separation.rulebook import scope_of
from riskctl.separation.words import labels

_FORMS = {"not_both": not_both, "not_in_charge_of": not_in_charge_of}
_FIELDS: Mapping[str, frozenset[str]] = {
    "portfolios": frozenset({"leader", "in_charge", "from", "to"}), "people": frozenset({"assignments"}),
    "powers": frozenset({"domain", "unit", "units"}), "units": frozenset({"parent", "head"})}
"""The fields by which somebody comes to be in charge of a domain, of each kind of record that has any."""
Pair = tuple[str, str]


def check(comparison: Comparison) -> Iterator[EffectHit]:
    rules = [rule for rule in rules_in_force(comparison.base) if rule.form in _FORMS]
    if not rules or not any(_matters(change) for change in comparison.changes):
        return
    for rule in rules:
        before, after = (_pairs(rule, access_of(catalog)) for catalog in (comparison.base, comparison.head))
        for person, pairs in after.items():
            joined = [pair for pair in pairs if pair not in before.get(person, ())]
            changes, reached = _causes(comparison, person, joined)
            if changes:
                own = (rule.id,) if rule.pack is None else ()
                yield EffectHit(changes, _values(rule, comparison.head, person, joined), (*own, *reached))


def _pairs(rule: BoundRule, access: Access) -> Mapping[str, tuple[Pair, ...]]:
    """What each leader has together against the rule: two domains, or a post and a domain."""
    found: dict[str, tuple[Pair, ...]] = {}
    for conflict in _FORMS[rule.form](rule, access):
        found[conflict.holder] = tuple(dict.fromkeys((*found.get(conflict.holder, ()), *conflict.pairs)))
    return found


def _matters(change: Change) -> bool:
    fields = _FIELDS.get(change.record_kind, frozenset())
    return bool(fields) and (change.is_whole or change.keys[0] in fields)


def _causes(comparison: Comparison, person: str, joined: list[Pair]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The changes by which the leader came to have these together, portfolios first; and the powers on the way."""
    access = access_of(comparison.head)
    paths = [charge.path for charge in charges(access).get(person, ())
             if any(concerns(charge, domain, access) for pair in joined for domain in pair)]
    on_the_way = dict.fromkeys(id for path in paths for id in (*path[1:], path[0]))
    found = [change for change in comparison.changes if change.record in on_the_way and _matters(change)]
    found.sort(key=lambda change: list(_FIELDS).index(change.record_kind))
    return tuple(found), tuple(id for id in on_the_way if id in comparison.head.powers)


def _values(rule: BoundRule, catalog: Catalog, person: str, joined: list[Pair]) -> dict[str, object]:
    said = {language: _together(rule, catalog, joined, language) for language in ("zh", "en")}
    return {"leader": catalog.label_of(person), "rule": rule.id, "what_zh": said["zh"], "what_en": said["en"]}


def _together(rule: BoundRule, catalog: Catalog, joined: list[Pair], language: Language) -> str:
    if rule.form == "not_both":
        domains = labels(sorted({domain for pair in joined for domain in pair}), catalog, language)
        return Text(f"同时分管 {domains}", f"in charge of {domains} together").in_(language)
    post = label(joined[0][0], catalog, language)
    held = {domain for _, domain in joined}
    widest = sorted(domain for domain in held if not held & (scope_of(domain, catalog) - {domain}))
    domains = labels(widest or sorted(held), catalog, language)
    return Text(f"任{post}而分管 {domains}", f"in charge of {domains} as {post}").in_(language)


RULE = Rule(
    "DF403", "portfolio-joined", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{leader}”{what_zh}，规则“{rule}”不允许", "'{leader}' is now {what_en}, which rule '{rule}' does not allow"),
    mirror=Text("“{leader}”不再{what_zh}（规则“{rule}”不允许）",
                "'{leader}' is no longer {what_en}, which rule '{rule}' does not allow"),
    fault=Text("领导新增分管的权域，按旧版本正在执行的职责分离规则（含规则包）不得由其分管，或不得与其原分管权域由一人分管；"
               "按单位分管的，以该单位及下属单位承担的事项所属权域为准。",
               "A leader gains a domain that a separation rule in force in the base (one of a pack, too) does not let the leader be "
               "in charge of, or not together with another; a unit brings the domains of its powers and of the units below."),
    why=Text("人、财、物、审批由一人分管，就没有人能制约他。",
             "Who is in charge of staff, money, goods and approvals together is held in check by nobody."),
    fix=Text("把其中一项交由另一位领导分管。", "Give one of them to another leader."),
    not_flagged=Text("改动前已经如此的；没有规则要求的；协管的权域；不在任期内的分工。",
                     "What was so before; what no rule forbids; domains that a leader only assists with; portfolios not in force."),
)
