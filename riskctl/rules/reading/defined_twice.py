"""An id that is defined twice."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.DEFINED_TWICE)


RULE = Rule(
    "CA403", "defined-twice", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("编号“{id}”已经是一个{other_kind:kind}的编号，后写的没有采用",
                 "id '{id}' is defined twice: it names a {other_kind:kind} already and this one was not "
                 "taken"),
    fault=Text("同一编号定义了两条记录。", "Two records have the same id."),
    why=Text("编号在整个目录里唯一，引用才有确定的所指。",
             "Only an id that is unique over the whole catalog names one thing."),
    fix=Text("合并两条记录，或给其中一条换编号。", "Merge the records, or give one another id."),
    not_flagged=Text("不同权力事项里相同的环节编号。", "The same step id in different powers."),
)
