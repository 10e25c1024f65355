"""A decision that can be come to without what the law wants done before it."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.holding import heads_of_bureau
from riskctl.flow.preceding import following, reached_without
from riskctl.flow.process import Process, process_of
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.provision import OrderAsked
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._provisions import cases, provision_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for provision, asked, power in cases(catalog, OrderAsked):
        process = process_of(power)
        if process.is_vague or not process.starts:
            continue
        for key in _at_fault(process, asked, _passing(power, asked, catalog)):
            yield provision_hit(provision, asked, power, power.steps[key].place_of("name"), f"steps.{key}",
                                does_zh=provision.says.zh, does_en=provision.says.en)


def _passing(power: Power, asked: OrderAsked, catalog: Catalog) -> set[str]:
    """The steps that do what must come first."""
    passing = {key for key, step in power.steps.items() if asked.first.hold(step)}
    if not asked.by_head:
        return passing
    heads = heads_of_bureau(catalog)
    return {key for key in passing if not heads or power.steps[key].bodies or heads.intersection(power.steps[key].posts)}


def _at_fault(process: Process, asked: OrderAsked, passing: set[str]) -> list[str]:
    """The steps that are come to without; of those that need it on some way only, the first if none has it."""
    late = [key for key in process.sequence if key in process.reached and asked.then.hold(process.steps[key])]
    if asked.always:
        without = reached_without(process, passing)
        return [key for key in late if key in without]
    led_to = following(process, passing & process.reached)
    return late[:1] if led_to.isdisjoint(late) else []


RULE = Rule(
    "LB203", "step-not-before", Severity.ERROR, since="0.1", check=check, cause=("entry",),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政处罚法(2021)第44条", Certainty.V2), Basis("行政处罚法(2021)第58条", Certainty.V2),
           Basis("行政强制法(2011)第18条", Certainty.V2), Basis("行政强制法(2011)第35条", Certainty.V2),
           Basis("税收征管法(2015)第38条", Certainty.V2), Basis("重大行政决策程序暂行条例(2019)第25条", Certainty.V1),
           Basis("信息公开条例(2019)第17条", Certainty.V1)),
    message=Text("环节“{name}”（{step}）之前缺少法定步骤（{entry}，{citation}：{does_zh}）{certainty:unverified}",
                 "step '{step}' can be come to without what {citation} asks before it ({entry}: {does_en}){certainty:unverified}"),
    fault=Text("法律要求先做的事（告知和听取申辩、法制审核、负责人批准、书面催告、合法性审查等），流程可以绕过。",
               "What the law wants done first (notice and hearing the party, legal review, leave of the head, a written "
               "demand, review of legality, …) can be bypassed."),
    why=Text("程序是权力的刹车。没有告知、没有审核就作出的决定，法律规定不能成立或者可以撤销；流程图上能绕过，办案时就会有人绕过。",
             "Procedure is the brake on power. A decision without notice or review does not stand; and what the flow lets "
             "people bypass will be bypassed."),
    fix=Text("在该环节之前的每一条路上加上法定步骤（环节类型或名称能看出做的是什么）；确有法定例外的，豁免并写明条文。",
             "Put the step that the law asks on every way to this one, of a kind or with a name that shows what it does; where "
             "the law makes an exception, waive the finding and cite it."),
    not_flagged=Text("没有启用的规则包；去向写错的流程（由 RF102 报告）；只要求部分案件经过的步骤，有一条路经过就不报，"
                     "如处罚的法制审核；并行的分支在汇合之前做过的，算做过；退回重办。",
                     "Packs not in force; processes with ways that lead nowhere known (RF102); what only some cases need, such as legal "
                     "review of penalties, where one way has it; what was done on one branch before all of them join; returns."),
)
