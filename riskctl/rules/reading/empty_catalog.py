"""A catalog without any record."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    has_manifest = bool(catalog.manifest.node)
    if has_manifest and not catalog.by_id and not catalog.half_read and not catalog.unread:
        yield Hit(catalog.manifest.place, values={"files": len(catalog.files)})


RULE = Rule(
    "CA508", "empty-catalog", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("目录里没有任何记录（{files} 个数据文件）",
                 "the catalog has no record in its {files} data files"),
    fault=Text("目录里没有任何记录。", "The catalog holds no record at all."),
    why=Text("什么都没有检查，不能当作检查通过。", "A check of nothing must not pass for a clean one."),
    fix=Text("确认 --catalog 指对了文件夹；新目录用 riskctl init 生成样例。",
             "See that --catalog names the right folder; riskctl init writes a small catalog to begin "
             "with."),
    not_flagged=Text("有文件没有读到的目录；没有清单的目录（由 CA501 报告）。",
                     "A catalog with unread files; one without a manifest (CA501 reports it)."),
)
