"""The rule that a waiver names, and which waivers still matter."""

from collections.abc import Iterator

from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver

UNWAIVABLE = ("CA", "WV")
SEPARATION = "SD"


def code_of(waiver: Waiver) -> str:
    """The code of the rule: what stands before the slash in `SD101/rule-id`."""
    return (waiver.rule or "").split("/")[0]


def standing(catalog: Catalog) -> Iterator[Waiver]:
    """The waivers that have not expired; how an expired one was made out matters to nobody."""
    return (waiver for waiver in catalog.waivers.values() if not is_past(waiver.expires, catalog.as_of))
