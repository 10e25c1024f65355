"""A catalog that asks for another version of riskctl."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.REQUIRES)


RULE = Rule(
    "CA504", "requires-version", Severity.ERROR, since="0.1", check=check,
    cause=("file", "wanted"), waivable=False,
    message=Text("目录要求 riskctl {wanted}，现在是 {version}",
                 "the catalog requires riskctl {wanted} and this is {version}"),
    fault=Text("清单要求的 riskctl 版本与现在运行的不符。",
               "The manifest asks for a version of riskctl that this is not."),
    why=Text("规则随版本增加，版本不符时各人得到的结论不同。",
             "Rules are added from version to version: with different ones, people get different "
             "verdicts."),
    fix=Text("安装所要求的版本；要求写作 >=0.4 或 >=0.4,<1。",
             "Install the version asked for; a requirement is written >=0.4 or >=0.4,<1."),
    not_flagged=Text("没有写 requires 的清单。", "A manifest without requires."),
)
