"""A format version that is not supported."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.FORMAT_VERSION, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    version, supported = fault.values["version"], fault.values["supported"]
    if fault.values["newer"]:
        return {"said": Text(f"{version} 比支持的 {supported} 新，请安装新版 riskctl",
                             f"{version} is newer than {supported}, install a newer riskctl")}
    if not version:
        return {"said": Text(f"没有写，应写 riskctl: {supported}",
                             f"there is none, write riskctl: {supported}")}
    return {"said": Text(f"“{version}”不能用，应写 riskctl: {supported}",
                         f"'{version}' cannot be used, write riskctl: {supported}")}


RULE = Rule(
    "CA502", "format-version", Severity.ERROR, since="0.1", check=check,
    cause=("file", "version"), waivable=False,
    message=Text("清单的格式版本不对：{said_zh}", "the format version is wrong: {said_en}"),
    fault=Text("清单没有写格式版本，或写的版本不能用。",
               "The manifest gives no format version, or one that cannot be used."),
    why=Text("格式版本决定文件怎样读；版本不明就可能读错。",
             "The format version says how files are read; without it they may be read wrongly."),
    fix=Text("写 riskctl: 1；目录比程序新的，安装新版 riskctl。",
             "Write riskctl: 1; if the catalog is newer than the program, install a newer riskctl."),
    not_flagged=Text("riskctl 程序的版本（由 CA504 报告）。",
                     "The version of the program (CA504 reports it)."),
)
