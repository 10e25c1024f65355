"""The rules, one file each, in a folder for each family; every family lists the faults it looks for.

A rule is pure: it takes a catalog and yields hits. It prints nothing, reads nothing, and imports no other rule.
"""

from functools import cache
from importlib import import_module

from riskctl.findings import Rule

FAMILIES = (
    "reading", "reference", "organization", "power", "flow", "risk_point", "control", "institution", "law", "disclosure", "time",
    "separation", "waiver",
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    found = [_rule(family, fault) for family in FAMILIES for fault in import_module(f"riskctl.rules.{family}").FAULTS]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _rule(family: str, fault: str) -> Rule:
    """The rule in the file that is named for the fault."""
    rule: Rule = import_module(f"riskctl.rules.{family}.{fault}").RULE
    return rule


@cache
def by_code() -> dict[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for rule in all_rules()}
