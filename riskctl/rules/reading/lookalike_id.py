"""Two ids that differ only in case or width."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.LOOKALIKE_ID)


RULE = Rule(
    "CA404", "lookalike-id", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("编号“{id}”与{other_kind:kind}“{other}”只差大小写或全半角",
                 "id '{id}' differs from {other_kind:kind} '{other}' only in case or width"),
    fault=Text("两个编号只差大小写、全角半角等字形。",
               "Two ids differ only in case, width or the form of their characters."),
    why=Text("看上去一样的编号会引用错，导出的文件名也会相撞。",
             "Ids that look alike are mixed up, and the names of files made from them collide."),
    fix=Text("给其中一个换编号。", "Give one of them another id."),
    not_flagged=Text("相似但不同的编号，如 XK-0131 与 XK-0132。",
                     "Ids that are alike but different, such as XK-0131 and XK-0132."),
)
