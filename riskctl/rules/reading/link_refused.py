"""A link that leads out of the catalog."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.LINK_REFUSED)


RULE = Rule(
    "CA106", "link-refused", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("链接指向目录之外或不存在的地方，没有读取",
                 "the link leads out of the catalog or nowhere and was not followed"),
    fault=Text("符号链接指向目录之外，或指向不存在的文件。",
               "A symbolic link leads out of the catalog or to nothing."),
    why=Text("跟随链接会把目录以外的文件内容带进报告。",
             "Following it would carry the content of files outside the catalog into reports."),
    fix=Text("把文件本身放进目录。", "Put the file itself into the catalog."),
    not_flagged=Text("指向目录之内的链接：文件在原处读取一次。",
                     "Links that stay inside the catalog: the file is read once, at its own place."),
)
