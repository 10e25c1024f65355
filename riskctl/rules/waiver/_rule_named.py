"""The rule that a waiver names, and which waivers still matter."""

from collections.abc import Container, Iterator

from riskctl.flow.ended import is_past
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import Compensation

UNWAIVABLE = ("CA", "WV")
SEPARATION = "SD"


def code_of(waiver: Waiver) -> str:
    """The code of the rule: what stands before the slash in `SD101/rule-id`."""
    return (waiver.rule or "").split("/")[0]


def relaxes(waiver: Waiver, catalog: Catalog) -> bool:
    """Whether it can take a rule about single cases out of the staffing of a power, on its days; that needs no finding."""
    power = catalog.powers.get(waiver.record or "")
    if power is None or not power.steps or not waiver.compensating or not code_of(waiver).startswith(SEPARATION):
        return False
    from riskctl.separation.rulebook import applies, steps_between
    from riskctl.staffing.binding import FORMS, PAIRED

    forms: Container[str] = FORMS if not waiver.between else PAIRED if steps_between(waiver, power) else ()
    id = (waiver.rule or "").partition("/")[2]
    return any(rule.id == id and rule.form in forms and rule.record.compensating is not Compensation.FORBIDDEN
               and applies(rule, power, catalog) for rule in rules_in_force(catalog))


def standing(catalog: Catalog) -> Iterator[Waiver]:
    """The waivers that have not expired; how an expired one was made out matters to nobody."""
    return (waiver for waiver in catalog.waivers.values() if not is_past(waiver.expires, catalog.as_of))
