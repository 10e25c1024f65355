"""The merge key."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MERGE_KEY)


RULE = Rule(
    "CA203", "yaml-merge-key", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("使用了 YAML 合并键“<<”", "the YAML merge key '<<' is used"),
    fault=Text("映射里有合并键（<<）。", "A mapping has the merge key (<<)."),
    why=Text("合并进来的内容在本处看不见，改别处就改了这里；YAML 1.2 也已取消它。",
             "What it brings in cannot be seen here and changes with another place; YAML 1.2 has dropped "
             "it."),
    fix=Text("把内容写全。", "Write the content out."),
    not_flagged=Text("引号内的 <<。", "<< inside quotes."),
)
