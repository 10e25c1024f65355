"""A field without content."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.EMPTY_VALUE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"of": of_record(fault)}


RULE = Rule(
    "CA304", "empty-value", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}的“{key}”没有内容", "'{key}' of {of_en} is empty"),
    fault=Text("字段写了键，没有写值。", "A field has its key and no value."),
    why=Text("空着的字段看上去像填过，实际没有内容。", "An empty field looks as if it had been filled in."),
    fix=Text("写上内容，或删去该字段。", "Write the content, or delete the field."),
    not_flagged=Text("可以为空的列表，如没有措施的 controls: []。",
                     "Lists that may be empty, such as controls: []."),
)
