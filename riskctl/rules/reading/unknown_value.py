"""A value that is not of the vocabulary."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record, slip_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNKNOWN_VALUE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    known, titles = _listed(fault, "known"), _listed(fault, "titles")
    pairs = [f"{title} {word}" for title, word in zip(titles, known, strict=True)] if titles else known
    return {"of": of_record(fault), "listed": Text("、".join(pairs), ", ".join(known)), "slip": slip_of(fault)}


def _listed(fault: Fault, name: str) -> list[str]:
    words = fault.values.get(name)
    return [str(word) for word in words] if isinstance(words, list) else []


RULE = Rule(
    "CA307", "unknown-value", Severity.ERROR, since="0.1", check=check,
    cause=("file", "value"), waivable=False,
    message=Text("{of_zh}的“{key}”没有“{value}”这个取值，可用：{listed_zh}{slip_zh}{suggestion:suggestion}",
                 "'{value}' is no value of '{key}' of {of_en}: known are "
                 "{listed_en}{slip_en}{suggestion:suggestion}"),
    fault=Text("值不在规定的取值之中。", "A value is not one of those the format lists."),
    why=Text("同一件事只有一个写法，才能统计和比较。",
             "Only with one word for one thing can it be counted and compared."),
    fix=Text("改为所列取值之一。", "Use one of the listed values."),
    not_flagged=Text("自由填写的文字。", "Free text."),
)
