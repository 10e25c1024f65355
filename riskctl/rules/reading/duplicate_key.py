"""A key that stands twice in one mapping."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.DUPLICATE_KEY)


RULE = Rule(
    "CA206", "duplicate-key", Severity.ERROR, since="0.1", check=check, cause=("file", "key"), waivable=False,
    message=Text("键“{key}”重复，第一次在第 {first_line} 行；后写的没有读取",
                 "key '{key}' stands here again after line {first_line}: this one was not read"),
    fault=Text("同一映射里有两个相同的键（规范化后相同也算）。",
               "A mapping has the same key twice, also after normalisation."),
    why=Text("不同的程序取不同的一个，另一个的内容悄悄丢失。",
             "Programs take the one or the other, and what the second says is lost unseen."),
    fix=Text("合并两处，或给其中一条改编号。", "Merge the two, or give one of them another id."),
    not_flagged=Text("不同文件里相同的编号（由 CA403 报告）。",
                     "The same id in different files (CA403 reports it)."),
)
