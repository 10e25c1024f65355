"""A body that does not say how many make it able to decide."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for body in catalog.bodies.values():
        if not body.has("quorum"):
            yield Hit(body.place_of("name"), body.id, "quorum", {"name": body.label}, "bodies")


RULE = Rule(
    "OR501", "body-without-quorum", Severity.WARNING, since="0.1", check=check,
    message=Text("集体决策机构“{name}”没有写明法定人数", "body '{record}' states no quorum"),
    fault=Text("集体决策机构没有写明多少人到会才能议决。",
               "A body does not say how many must be there to decide."),
    why=Text("没有到会人数的要求，一两个人到会也算集体决定，集体决策就成了形式。",
             "Without a quorum one or two people can decide in the name of all, and the collective "
             "decision is a form."),
    fix=Text("按议事规则写上法定人数（quorum）：人数如 5，比例如 \"2/3\"。",
             "Write the quorum of its rules of procedure: a number such as 5, or a fraction such as "
             "\"2/3\"."),
    not_flagged=Text("法定人数写了但格式不对的（由 CA 类规则报告）。",
                     "A quorum that is misspelt (rules of the family CA report it)."),
)
