"""Something that must be published and is not, or not in time."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.locale.sentence import limit_text
from riskctl.model.catalog import Catalog
from riskctl.model.provision import DisclosureAsked
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._limits import limits_of_disclosure
from riskctl.rules.law._provisions import cases, provision_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for pair in limits_of_disclosure(catalog):
        if pair.is_longer:
            yield provision_hit(
                pair.provision, pair.asked, pair.power, pair.power.place_of(*pair.field.split(".")), pair.field,
                state="late", limit=str(pair.written), allowed=str(pair.allowed),
                what_zh=f"在{limit_text(pair.written, 'zh')}内公开，超过规定的{limit_text(pair.allowed, 'zh')}",
                what_en=f"is published within {pair.written}, later than the {pair.allowed} allowed")
    for provision, asked, power in cases(catalog, DisclosureAsked):
        if asked.is_required and power.steps and not any(asked.steps.hold(step) for step in power.steps.values()):
            yield provision_hit(provision, asked, power, power.place_of("name"), "steps", state="never", limit="", allowed="",
                                what_zh="没有公开的环节", what_en="is published by no step")


RULE = Rule(
    "LB205", "not-disclosed-in-time", Severity.ERROR, since="0.1", check=check, cause=("entry", "state"),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政许可法(2019)第40条", Certainty.V2), Basis("税收征管法(2015)第45条", Certainty.V2),
           Basis("信息公开条例(2019)第26条", Certainty.V1), Basis("预算法(2018)第14条", Certainty.V2)),
    message=Text("“{name}”应当公开的{what_zh}（{entry}，{citation}）{certainty:unverified}",
                 "what '{record}' must make public {what_en} ({entry}, {citation}){certainty:unverified}"),
    fault=Text("法律要求公开的，流程里没有公开的环节，或者公开的时限比规定长。",
               "What the law wants made public is published by no step, or later than it allows."),
    why=Text("公开是最好的监督。该公开的不公开、晚公开，当事人和群众就来不及提出异议。",
             "Publicity is the best control. What is published late or never leaves nobody the time to object."),
    fix=Text("在决定之后加 publish（公示）环节，或者把它的时限改到规定以内；依法不予公开的，豁免并写明依据。",
             "Add a publish step after the decision, or lower its limit; where the law lets something be withheld, waive the "
             "finding and cite it."),
    not_flagged=Text("名称里写明公示、公开、公告的环节，算公开；没有流程的事项（PW102）；单位不同、长短要看日历的（LB208）；没有启用"
                     "的规则包；公示期的长短（ST109）。",
                     "Steps whose name says 公示, 公开 or 公告 count as publishing; powers without a flow (PW102); limits in other "
                     "units whose order the calendar decides (LB208); packs not in force; for how long a notice stands (ST109)."),
)
