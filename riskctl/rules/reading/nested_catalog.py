"""A folder that is a catalog of its own."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NESTED_CATALOG)


RULE = Rule(
    "CA109", "nested-catalog", Severity.INFO, since="0.1", check=check,
    cause=("file", "folder"), waivable=False,
    message=Text("文件夹“{folder}”是另一个目录，已跳过",
                 "folder '{folder}' is a catalog of its own and was skipped"),
    fault=Text("下级文件夹有自己的清单 riskctl.yaml，其中的文件没有读入。",
               "A folder below has its own manifest riskctl.yaml, so its files were not read."),
    why=Text("两个单位的编号可能相同，不能混在一起；但跳过的内容应当让人知道。",
             "The ids of two bureaus may be the same and must not be mixed; but what is skipped should "
             "be known."),
    fix=Text("若应属于本目录，删去下级的 riskctl.yaml；否则不必处理。",
             "If it belongs to this catalog, delete the riskctl.yaml below; otherwise nothing is needed."),
    not_flagged=Text("以点开头的文件夹。", "Folders whose names begin with a dot."),
)
