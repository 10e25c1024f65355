"""An id that is reserved."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.RESERVED_ID, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    if fault.values.get("misplaced"):
        return {"said": Text("它是一种记录的名称，这一段缩进过深，没有读取",
                             "it is the name of a kind, and this section is indented too far: it was not read")}
    return {"said": Text("它是保留字", "it is reserved")}


RULE = Rule(
    "CA402", "reserved-id", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("“{id}”不能作编号：{said_zh}", "'{id}' can be no id: {said_en}"),
    fault=Text("编号用了保留字，或一整段记录缩进过深，种类的名称成了编号。",
               "An id is a reserved word, or a whole section is indented so far that its kind became an id."),
    why=Text("end 表示流程结束，不能再指记录；缩进过深的一段会当作另一种记录来读。",
             "end means that a process ends and cannot name a record as well; a section that is indented too "
             "far would be read as records of another kind."),
    fix=Text("换一个编号；缩进过深的一段移到最左边。",
             "Choose another id; move a section that is indented too far to the left margin."),
    not_flagged=Text("包含 end 的编号，如 end-of-year。", "Ids that contain it, such as end-of-year."),
)
