"""Duties that a person holds directly and that none of the person's posts has."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.checked import check_separation
from riskctl.separation.words import labels


def check(catalog: Catalog) -> Iterator[Hit]:
    for one in check_separation(catalog).entitlements:
        person = catalog.people[one.person]
        yield Hit(person.place_of("duties"), one.person, "duties", {
            "name": person.label, "duties": list(one.duties), "duties_zh": labels(one.duties, catalog, "zh"),
            "duties_en": labels(one.duties, catalog, "en")}, "people")


RULE = Rule(
    "SD104", "entitlement-outside-posts", Severity.WARNING, since="0.1", check=check, cause=("duties",),
    message=Text("人员“{name}”直接具有“{duties_zh}”，所任岗位都没有这项职责",
                 "person '{record}' holds '{duties_en}' directly, which none of the person's posts has"),
    fault=Text("人员直接具有（people.duties，如系统权限）的职责，不在其当日所任任何岗位的职责之内。",
               "A duty that a person holds directly (people.duties, such as an entitlement in a system) is outside every duty "
               "of the posts that the person holds on the day."),
    why=Text("岗位调整了、权限没有收回，是最常见的越权来源；岗位上看不出来的权力，轮岗和交接也带不走。",
             "Entitlements that outlive a change of post are how most people come by power they should not have; what no "
             "post shows, no rotation and no handover takes away."),
    fix=Text("收回权限；确属岗位需要的，把职责写到岗位的 duties 里。",
             "Withdraw the entitlement; where the post needs it, write the duty into the post's duties."),
    not_flagged=Text("岗位自有、由其环节或受托环节带来、或被其职责包含（implies、same_as）的；所任岗位是B角的。职责不存在的由引用规则报告。",
                     "What a post has of its own, by its steps or by delegation, or by implication (implies, same_as); a post "
                     "held as a backup counts. Duties that do not exist are for the rules about references."),
)
