"""A leader who is now in charge of domains that a rule keeps apart."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Portfolio

_STANDARD = "std:"


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for portfolio in (*(after for _, after in comparison.changed(Portfolio)), *comparison.come(Portfolio)):
        leader = portfolio.leader or ""
        was, now = _domains(comparison.base, leader), _domains(comparison.head, leader)
        changes = tuple(change for change in comparison.of(portfolio) if change.is_whole or change.keys[0] in ("leader", "in_charge"))
        for rule in comparison.base.sod_rules.values():
            apart = {_bare(domain) for domain in rule.not_both.domains} if rule.not_both else set()
            joined = sorted(apart & now)
            if changes and len(joined) > 1 and len(apart & was) < len(joined):
                yield EffectHit(changes, {"leader": comparison.head.label_of(leader), "domains": joined, "rule": rule.id}, (rule.id,))


def _domains(catalog: Catalog, leader: str) -> set[str]:
    """The domains that the leader is in charge of by any portfolio, without std:."""
    remits = (portfolio.in_charge for portfolio in catalog.portfolios.values() if portfolio.leader == leader)
    return {_bare(domain) for remit in remits if remit for domain in remit.domains}


def _bare(domain: str) -> str:
    return domain.removeprefix(_STANDARD)


RULE = Rule(
    "DF403", "portfolio-joined", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{leader}”同时分管 {domains:list}，规则“{rule}”要求分开",
                 "'{leader}' is now in charge of {domains:list} together, which rule '{rule}' keeps apart"),
    mirror=Text("“{leader}”不再同时分管规则“{rule}”要求分开的 {domains:list}",
                "'{leader}' is no longer in charge of {domains:list} together, which rule '{rule}' keeps apart"),
    fault=Text("领导新增分管的权域，与其原分管权域按旧版本的职责分离规则不得同时分管。",
               "A leader gains a domain that a separation rule of the base does not let one leader be in charge of with another."),
    why=Text("人、财、物、审批由一人分管，就没有人能制约他。",
             "Who is in charge of staff, money, goods and approvals together is held in check by nobody."),
    fix=Text("把其中一项交由另一位领导分管。", "Give one of them to another leader."),
    not_flagged=Text("改动前已经同时分管的；没有规则要求分开的。", "What was together before; domains that no rule keeps apart."),
)
