"""An id that is reserved."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.RESERVED_ID)


RULE = Rule(
    "CA402", "reserved-id", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("“{id}”是保留字，不能作编号", "'{id}' is reserved and can be no id"),
    fault=Text("编号用了保留字。", "An id is a reserved word."),
    why=Text("end 表示流程结束，不能再指记录。",
             "end means that a process ends and cannot name a record as well."),
    fix=Text("换一个编号。", "Choose another id."),
    not_flagged=Text("包含 end 的编号，如 end-of-year。", "Ids that contain it, such as end-of-year."),
)
