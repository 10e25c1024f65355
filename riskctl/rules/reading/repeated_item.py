"""An item that stands twice in a list."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.REPEATED_ITEM, _phrases)


_TYPES = {"mapping": Text("同一映射", "the same mapping"), "list": Text("同一列表", "the same list")}


def _phrases(fault: Fault) -> dict[str, Text]:
    item = str(fault.values["item"])
    return {"of": of_record(fault), "item": _TYPES.get(item) or Text(f"“{item}”", f"'{item}'")}


RULE = Rule(
    "CA310", "repeated-item", Severity.ERROR, since="0.1", check=check,
    cause=("file", "item"), waivable=False,
    message=Text("{of_zh}的“{key}”里{item_zh}重复", "{item_en} stands twice in '{key}' of {of_en}"),
    fault=Text("列表里同一项写了两次。", "A list has the same item twice."),
    why=Text("重复的一项多半是写错了另一项。", "The second is most likely a slip for something else."),
    fix=Text("删去重复项，或改为本来要写的。", "Delete the second, or write what was meant."),
    not_flagged=Text("有先后次序的列表，如法律依据。",
                     "Lists whose order carries meaning, such as a legal basis."),
)
