"""The rules of separation in force: the catalog's own, and those of the packs that its manifest switches on."""

from dataclasses import dataclass

from riskctl.flow.holding import heads_of_bureau
from riskctl.model.catalog import Catalog
from riskctl.model.separation import NotInCharge, SodRule

FORMS: tuple[str, ...] = SodRule.either[0]
HEAD = "head"
_KEPT = "separation rules in force"


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule of separation in force.

    `id` is what a catalog writes, for a shipped rule its id in the pack; `form` the one form that the record has;
    `pack` the name of the pack, None for a rule of the catalog's own.
    """

    id: str
    record: SodRule
    form: str
    pack: str | None = None


def rules_in_force(catalog: Catalog) -> tuple[BoundRule, ...]:
    """The catalog's own rules, then those of the packs in the order of the manifest; found once and kept.

    A rule of the catalog stands in for a shipped one of the same id. What has no form or several is left out: the schema
    reports it. So is `no_single_person: false`, which asks nothing.
    """
    found = catalog.__dict__.get(_KEPT)
    if not isinstance(found, tuple):
        bound = [_bound(id, record, None) for id, record in catalog.sod_rules.items()]
        for pack in dict.fromkeys(catalog.manifest.packs):
            bound += [_bound(id, record, pack) for id, record in catalog.shipped.sod_rules(pack).items()
                      if id not in catalog.sod_rules]
        found = catalog.__dict__[_KEPT] = tuple(rule for rule in bound if rule is not None)
    return found


def _bound(id: str, record: SodRule, pack: str | None) -> BoundRule | None:
    forms = [form for form in FORMS if record.has(form)]
    if len(forms) != 1 or not getattr(record, forms[0]):
        return None
    return BoundRule(id, record, forms[0], pack)


def provision_of(rule: BoundRule) -> str | None:
    """The provision of the same pack that already holds each power against what a shipped rule asks, if there is one.

    It knows more of the case than a rule can say, so that rules LB report what is wrong there, once; the rule itself
    binds who performs the steps of a case.
    """
    named = rule.record.node.get("x-provision") if rule.pack is not None else None
    return named if isinstance(named, str) else None


def leaders_named(asked: NotInCharge, catalog: Catalog) -> tuple[str, ...]:
    """The posts of leaders that a rule on portfolios names: those that head the bureau for `head`, or those listed."""
    named = asked.posts
    if named == HEAD:
        return tuple(post for post in catalog.posts if post in heads_of_bureau(catalog))
    return tuple(post for post in named if post in catalog.posts) if isinstance(named, tuple) else ()
