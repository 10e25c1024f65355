"""An anchor or an alias."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.ALIAS)


RULE = Rule(
    "CA201", "yaml-alias", Severity.ERROR, since="0.1", check=check, cause=("file", "name"), waivable=False,
    message=Text("使用了 YAML 锚点或别名“{name}”", "a YAML anchor or alias '{name}' is used"),
    fault=Text("文件中有锚点（&）或别名（*）。", "The file has an anchor (&) or an alias (*)."),
    why=Text("别名让一处改动悄悄改变多处，逐条比较时看不出来；恶意文件还能用它撑爆内存。",
             "An alias lets one edit change many places unseen, and a hostile file can use it to exhaust "
             "memory."),
    fix=Text("把内容写全；多处共用的记录单独成条，用编号引用。",
             "Write the content out; make what is shared a record of its own and name it by its id."),
    not_flagged=Text("引号内的 & 和 *。", "& and * inside quotes."),
)
