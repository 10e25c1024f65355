"""A manifest that publishes risk points."""

from collections.abc import Iterator

from riskctl.disclosure.profile import publishes_risk_points
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty


def check(catalog: Catalog) -> Iterator[Hit]:
    if publishes_risk_points(catalog.manifest):
        count = sum(1 for point in catalog.risk_points.values() if point.is_open)
        yield Hit(catalog.manifest.place_of("disclosure", "publish_risk_points"), None, "disclosure.publish_risk_points",
                  {"count": count})


RULE = Rule(
    "DS108", "risk-points-published", Severity.INFO, since="0.1", check=check,
    message=Text("清单规定向社会公开风险点（现有 {count} 个）；内部管理信息可以不予公开",
                 "the manifest publishes the risk points ({count} of them); information on internal affairs may be withheld"),
    fault=Text("清单设了 disclosure.publish_risk_points: true。", "The manifest sets disclosure.publish_risk_points to true."),
    why=Text("公开风险点可以请群众监督，也会让人看到哪里容易钻空子。法律不要求公开内部管理信息，公开与否由本单位决定，决定了就要有记录。",
             "Published, risk points are watched by everybody, and show where a way round may be found. The law does not ask for "
             "internal affairs to be published: it is for the bureau to decide, and to have decided."),
    fix=Text("经公开审查决定公开的，不必改动，可用 rules 把本条关闭；没有决定过的，删去该设置。",
             "Where publication was reviewed and decided, leave it, and turn this rule off under rules; else remove the setting."),
    not_flagged=Text("没有设或设为 false 的；只在内部使用的风险点。", "No such setting, or false; risk points for use inside."),
    basis=(Basis("信息公开条例(2019)第16条", Certainty.V1), Basis("信息公开条例(2019)第17条", Certainty.V1)),
)
