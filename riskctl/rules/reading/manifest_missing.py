"""A catalog without its manifest."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MANIFEST_MISSING)


RULE = Rule(
    "CA501", "manifest-missing", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("没有清单 riskctl.yaml", "there is no manifest riskctl.yaml"),
    fault=Text("目录的根没有清单。", "There is no manifest at the root of the catalog."),
    why=Text("清单写明格式版本和适用的规则，没有它就不知道按什么检查。",
             "The manifest says which format and which rules apply; without it nobody knows what is "
             "checked."),
    fix=Text("在根下新建 riskctl.yaml，写上 riskctl: 1 和 name。",
             "Create riskctl.yaml at the root with riskctl: 1 and a name."),
    not_flagged=Text("读不出来的清单（由 CA104 报告）。",
                     "A manifest that cannot be read (CA104 reports it)."),
)
