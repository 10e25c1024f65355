"""A manifest that raises a limit of reading."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.LIMIT_RAISED)


RULE = Rule(
    "CA507", "limit-raised", Severity.ERROR, since="0.1", check=check, cause=("file", "name"), waivable=False,
    message=Text("清单把 {name} 提高到 {wanted}，超过 {limit}，没有采用",
                 "the manifest raises {name} to {wanted}, over {limit}: this was not applied"),
    fault=Text("清单把读取限制定得比默认的宽。",
               "The manifest sets a limit of reading above the one in force."),
    why=Text("限制防的是恶意文件；由被检查的目录自己放宽，等于没有。",
             "Limits guard against hostile files; a catalog that loosens its own has none."),
    fix=Text("删去这一项；确有必要时由运行的人用 --limit 放宽。",
             "Delete the entry; if it must be, whoever runs riskctl raises it with --limit."),
    not_flagged=Text("调低的限制。", "Limits that are lowered."),
)
