"""A folder that became a catalog of its own, so that nothing in it is checked with the rest."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for folder in sorted(_own_catalogs(comparison.head) - _own_catalogs(comparison.base)):
        stood = {id for id, record in comparison.base.by_id.items() if record.file.startswith(f"{folder}/")}
        changes = tuple(change for change in comparison.changes
                        if change.is_whole and change.kind is ChangeKind.REMOVED and change.record in stood)
        if changes:
            yield EffectHit(changes, {"folder": folder, "records": len(changes)}, tuple(change.record for change in changes))


def _own_catalogs(catalog: Catalog) -> set[str]:
    """The folders below that have a manifest of their own, so that they are skipped."""
    return {fault.place.file.rpartition("/")[0] for fault in catalog.faults if fault.kind is FaultKind.NESTED_CATALOG}


RULE = Rule(
    "DF508", "folder-cut-off", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("文件夹 {folder} 自成一个目录，其中 {records} 条记录不再检查",
                 "folder '{folder}' is a catalog of its own now: records no longer checked: {records}"),
    mirror=Text("文件夹 {folder} 不再自成目录，其中 {records} 条记录纳入检查",
                "folder '{folder}' is no catalog of its own any more: records now checked: {records}"),
    fault=Text("下级文件夹里新放了 riskctl.yaml，其中的记录因而从本目录消失。",
               "A manifest was put into a folder below, so that its records are no longer part of the catalog."),
    why=Text("记录一条没有删，检查却全部跳过了。", "Not a record is deleted, and none of them is checked any more."),
    fix=Text("删去下级文件夹的 riskctl.yaml；确要分成两个目录的，对新目录也设检查。",
             "Remove the manifest from the folder; if two catalogs are meant, have the new one checked as well."),
    not_flagged=Text("删除的记录（由 DF101、DF201、DF306 等报告）；原来就自成目录的文件夹。",
                     "Records that were deleted (DF101, DF201, DF306 and others tell those); folders that were catalogs before."),
)
