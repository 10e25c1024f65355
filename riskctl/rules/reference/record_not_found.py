"""A reference to a record that does not exist."""

from collections.abc import Iterator, Sequence

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.references import Mention
from riskctl.rules.reference._mentions import STANDARD, STEP_KINDS, Target, astray, grouped, hit, slip_of


def check(catalog: Catalog) -> Iterator[Hit]:
    for target, mentions in grouped(_missing(catalog)):
        values: dict[str, object] = {"id": target.id, "kinds": list(target.kinds), "count": len(mentions),
                                     "suggestion": _suggestion(catalog, target), **slip_of(target.id)}
        yield hit(target.id, target.kinds[0] if len(target.kinds) == 1 else None, mentions, values)


def _missing(catalog: Catalog) -> Iterator[tuple[Target, Sequence[Mention]]]:
    return ((one.target, catalog.mentions_of(one.named, one.kinds)) for one in astray(catalog) if one.kind is None)


def _suggestion(catalog: Catalog, target: Target) -> str:
    """The record that is called so, else the one whose id is nearest, of the kinds that fit."""
    fitting = [record for kind in target.kinds for record in catalog.records.get(kind, {}).values()]
    named = next((record.id for record in fitting if record.label == target.id), "")
    return named or nearest(target.id, [*_standard(catalog, target), *(record.id for record in fitting)])


def _standard(catalog: Catalog, target: Target) -> Iterator[str]:
    if "duties" in target.kinds:
        yield from (f"{STANDARD}{id}" for id in catalog.shipped.duties)
    if "domains" in target.kinds:
        yield from (f"{STANDARD}{id}" for id in catalog.shipped.domains)
    if "step kinds" in target.kinds:
        yield from sorted(STEP_KINDS)


RULE = Rule(
    "RF101", "record-not-found", Severity.ERROR, since="0.1", check=check, cause=("kinds",), absence=True,
    message=Text("没有编号为“{id}”的{kinds:either}{slip_zh}{suggestion:suggestion}",
                 "there is no {kinds:either} '{id}'{slip_en}{suggestion:suggestion}"),
    fault=Text("引用的记录不存在。", "A record is named that does not exist."),
    why=Text("引用落空，责任、权限和措施就没有着落，别的检查也查不到它。",
             "A reference to nothing leaves a duty, a power or a control without a bearer, and other "
             "checks pass it by."),
    fix=Text("改正编号，或补上这条记录。", "Correct the id, or add the record."),
    not_flagged=Text("风险点和措施的 at（RP106、CT107）；环节（RF102）；std: 开头的（RF105）；未读完的文"
                     "件里的编号。",
                     "Where risk points and controls stand (RP106, CT107); steps (RF102); std: names "
                     "(RF105); ids in files that were not read to their end."),
)
