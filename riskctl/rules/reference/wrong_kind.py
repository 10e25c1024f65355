"""A reference to a record of the wrong kind."""

from collections.abc import Iterator, Sequence

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.references import Mention
from riskctl.rules.reference._mentions import Target, astray, grouped, hit, kind_of


def check(catalog: Catalog) -> Iterator[Hit]:
    for target, mentions in grouped(_misplaced(catalog)):
        actual = kind_of(catalog, target.id)
        yield hit(target.id, actual, mentions,
                  {"id": target.id, "actual": actual, "kinds": list(target.kinds), "count": len(mentions)})


def _misplaced(catalog: Catalog) -> Iterator[tuple[Target, Sequence[Mention]]]:
    return ((one.target, catalog.mentions_of(one.named, one.kinds)) for one in astray(catalog) if one.kind is not None)


RULE = Rule(
    "RF103", "wrong-kind", Severity.ERROR, since="0.1", check=check, cause=("kinds",),
    message=Text("“{id}”是{actual:kind}，这里应为{kinds:either}",
                 "{actual:kind} '{id}' is named where {kinds:either} is expected"),
    fault=Text("引用的编号存在，但不是该字段所要的那种记录。",
               "The id exists, but its record is not of the kind that the field wants."),
    why=Text("该写岗位的地方写了人员或单位，责任就落不到岗位上。",
             "Where a person or a unit is written for a post, the duty rests on no post."),
    fix=Text("换成该字段要的那种记录的编号。", "Name a record of the kind that the field wants."),
    not_flagged=Text("允许多种记录的字段里，其中任何一种。",
                     "Any of the kinds, in fields that allow several."),
)
