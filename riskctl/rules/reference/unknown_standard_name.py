"""A standard duty or domain that does not exist."""

from collections.abc import Iterator, Mapping

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.references import Mention
from riskctl.rules.reference._mentions import STANDARD, hit, own_targets


def check(catalog: Catalog) -> Iterator[Hit]:
    missing: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for target, targets in own_targets(catalog):
        if target.startswith(STANDARD):
            kinds = tuple(kind for kind in targets if kind in ("duties", "domains")) or targets
            if target.removeprefix(STANDARD) not in _names(catalog, kinds):
                missing.setdefault((target, kinds), []).extend(catalog.mentions_of(target, targets))
    for (id, kinds), mentions in missing.items():
        near = nearest(id.removeprefix(STANDARD), _names(catalog, kinds))
        values: dict[str, object] = {"id": id, "kinds": list(kinds), "count": len(mentions),
                                     "suggestion": f"{STANDARD}{near}" if near else ""}
        yield hit(id, kinds[0] if len(kinds) == 1 else None, mentions, values)


def _names(catalog: Catalog, kinds: tuple[str, ...]) -> Mapping[str, object]:
    """The standard names of the kinds; there are none but of duties and domains."""
    duties = catalog.shipped.duties if "duties" in kinds else {}
    return {**duties, **(catalog.shipped.domains if "domains" in kinds else {})}


RULE = Rule(
    "RF105", "unknown-standard-name", Severity.ERROR, since="0.1", check=check, cause=("kinds",),
    message=Text("没有标准{kinds:either}“{id}”{suggestion:suggestion}",
                 "there is no standard {kinds:either} '{id}'{suggestion:suggestion}"),
    fault=Text("std: 后面的名称不是随附的标准职责或权域。",
               "What follows std: is no duty or domain that ships with riskctl."),
    why=Text("按标准职责写的分离规则认不出这个名称，就查不到它。",
             "Rules of separation that speak of standard duties do not see a name that is none."),
    fix=Text("改为随附的名称，见 riskctl list duties、riskctl list domains；自己的职责不加 std:。",
             "Use a name that ships: see riskctl list duties and riskctl list domains; duties of your "
             "own carry no std:."),
    not_flagged=Text("风险点的 at（RP106）。", "Where risk points stand (RP106)."),
)
