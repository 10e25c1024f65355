"""A rule pack or level scheme that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNKNOWN_PACK, _phrases)


_WHAT = {"pack": Text("规则包", "rule pack"), "level_scheme": Text("等级方案", "level scheme")}


def _phrases(fault: Fault) -> dict[str, Text]:
    known = [str(name) for name in fault.values["known"]]  # type: ignore[attr-defined]
    listed = Text(f"（可用：{'、'.join(known)}）", f" (known: {', '.join(known)})") if known else Text("", "")
    return {"what": _WHAT[str(fault.values["what"])], "known": listed}


RULE = Rule(
    "CA506", "unknown-pack", Severity.ERROR, since="0.1", check=check,
    cause=("file", "value"), waivable=False,
    message=Text("没有{what_zh}“{value}”{suggestion:suggestion}{known_zh}",
                 "there is no {what_en} '{value}'{suggestion:suggestion}{known_en}"),
    fault=Text("清单写了不存在的规则包或等级方案。",
               "The manifest names a rule pack or a level scheme that does not exist."),
    why=Text("规则包没有生效，或风险等级无从对照，检查就缺了一块。",
             "Without the pack or the scheme a part of the check is missing."),
    fix=Text("改为所列名称之一；等级方案也可以在目录里自己定义。",
             "Use one of the listed names; level schemes can also be defined in the catalog."),
    not_flagged=Text("目录自己定义的等级方案；有文件没有读到时的等级方案。",
                     "Level schemes defined in the catalog; level schemes while files are unread."),
)
