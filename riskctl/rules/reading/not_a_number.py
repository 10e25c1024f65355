"""A number that is none, or too long."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NOT_A_NUMBER)


RULE = Rule(
    "CA208", "not-a-number", Severity.ERROR, since="0.1", check=check, cause=("file", "text"), waivable=False,
    message=Text("“{text}”不是可用的数字；若是文字，请加引号",
                 "'{text}' is no usable number; if it is text, quote it"),
    fault=Text("数字为无穷大、非数，或位数过多。",
               "A number is infinite, undefined or has too many digits."),
    why=Text("过长的数字会被各程序悄悄取整，证照号、账号因此变样。",
             "A long number is rounded unseen by many programs: licence and account numbers change."),
    fix=Text("证照号、账号等加引号；金额写成 18 位以内的数字。",
             "Quote licence and account numbers; write amounts with at most 18 digits."),
    not_flagged=Text("引号内的数字。", "Numbers in quotes."),
)
