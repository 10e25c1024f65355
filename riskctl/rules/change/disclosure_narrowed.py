"""Something that was published and is so no more."""

from collections.abc import Iterator

from riskctl.change.comparison import MANIFEST_ID, Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog

_OF_NOTICES = (("notice", "channels"), ("notice", "objections_to"))
_OF_POWERS = ("complaint", "liability", "conditions", "materials", "fee")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if _is_unpublished(change):
            name = comparison.head.manifest.name if change.record_kind == "manifest" else None
            yield EffectHit((change,), {"name": name or comparison.head.label_of(change.record)})
    if _publishes_risk_points(comparison.base) and not _publishes_risk_points(comparison.head):
        changes = comparison.of_manifest("disclosure", "publish_risk_points") or comparison.of_manifest("disclosure")
        yield EffectHit(changes, {"name": comparison.head.manifest.name or MANIFEST_ID})


def _publishes_risk_points(catalog: Catalog) -> bool:
    disclosure = catalog.manifest.disclosure
    return disclosure is not None and disclosure.publish_risk_points is True


def _is_unpublished(change: Change) -> bool:
    keys = change.keys or ("",)
    if change.kind is not ChangeKind.REMOVED:
        return False
    if change.record_kind == "manifest":
        return keys[:2] == ("disclosure", "columns") and len(keys) > 2
    if change.record_kind == "powers":
        return keys[0] in _OF_POWERS or (len(keys) in (4, 5) and keys[2:4] in _OF_NOTICES)
    return False


RULE = Rule(
    "DF601", "disclosure-narrowed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”少公开一项：{where}", "'{name}' publishes less: {where}"),
    mirror=Text("“{name}”多公开一项：{where}", "'{name}' publishes more: {where}"),
    fault=Text("不再公开风险点、某个栏目、公示渠道、异议受理，或权力事项的投诉方式、追责情形、条件、材料、收费。",
               "Risk points, a column, a channel of notices, who takes objections, or a power's complaint line, liability, conditions, "
               "materials or fee are no longer published."),
    why=Text("公开是群众监督的前提；看不到条件和投诉方式，就无从监督。",
             "The public can watch only what it sees; without conditions and a complaint line it cannot."),
    fix=Text("说明不公开的依据。", "Say on what ground it is withheld."),
    not_flagged=Text("内容改写而仍公开的；公示期的长短（由 DF305 报告）。",
                     "What is worded otherwise and still published; how long a notice stands (DF305 tells that)."),
)
