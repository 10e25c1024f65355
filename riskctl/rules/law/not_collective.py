"""A decision that the law wants taken collectively, and that no body takes."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Related, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.provision import BodyAsked
from riskctl.model.vocabulary import Certainty, StepKind
from riskctl.rules.law._provisions import cases, provision_hit

DECIDING = (StepKind.DECIDE, StepKind.DISCUSS, StepKind.APPROVE)


def check(catalog: Catalog) -> Iterator[Hit]:
    for provision, asked, power in cases(catalog, BodyAsked):
        if not power.steps:
            continue
        deciding = _deciding(power)
        lax = [key for key, bodies in deciding.items()
               if asked.head_last and any(body in catalog.bodies and not catalog.bodies[body].head_last for body in bodies)]
        related = tuple(Related(power.steps[key].place, power.id, f"steps.{key}") for key in lax)
        if not deciding:
            yield provision_hit(provision, asked, power, power.place_of("name"), "steps", state="no body",
                                what_zh="没有集体讨论决定的环节", what_en="no body discusses or decides")
        elif lax:
            yield provision_hit(provision, asked, power, power.steps[lax[0]].place_of("body"), f"steps.{lax[0]}.body",
                                related[1:], state="head not last",
                                what_zh="集体讨论的机构没有写主要负责人最后发言（head_last）",
                                what_en="the body that decides does not say that its head speaks last (head_last)")


def _deciding(power: Power) -> dict[str, tuple[str, ...]]:
    """The steps in which a body decides or discusses, with the bodies; a discussion needs no body by name."""
    return {key: step.bodies for key, step in power.steps.items()
            if step.kind is StepKind.DISCUSS or (step.kind in DECIDING and step.bodies)}


RULE = Rule(
    "LB204", "not-collective", Severity.ERROR, since="0.1", check=check, cause=("entry", "state"),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政处罚法(2021)第57条", Certainty.V2), Basis("重大行政决策程序暂行条例(2019)第30条", Certainty.V1),
           Basis("重大税务案件审理办法(2021)第28条", Certainty.VP)),
    message=Text("“{name}”{what_zh}，{citation}要求集体讨论决定（{entry}）{certainty:unverified}",
                 "in power '{record}' {what_en}: {citation} asks for a collective decision ({entry}){certainty:unverified}"),
    fault=Text("法律要求集体讨论的事项（情节复杂或者重大的处罚、重大税务案件、重大行政决策），没有一条路经过集体机构；或者机构"
               "没有写主要负责人末位表态。",
               "Of a power whose grave cases the law wants discussed (penalties, grave tax cases, grave decisions) no way "
               "passes a body; or the body does not say that its head speaks last."),
    why=Text("重大事项一个人说了算，是最大的廉政风险；主要负责人先表态，集体讨论就成了走过场。",
             "One person deciding grave matters is the gravest risk of all; and where the head speaks first, the discussion is "
             "a form."),
    fix=Text("为重大、复杂的情形加一个由集体机构（body）讨论或者决定的环节；在机构上写 head_last: true。",
             "Give grave and complex cases a step in which a body discusses or decides; write head_last: true on the body."),
    not_flagged=Text("没有流程的事项（PW102）；简易程序的处罚；没有启用的规则包；只要有一条路经过集体机构就不报，哪些案件该走那条"
                     "路由人判断。",
                     "Powers without a flow (PW102); penalties by the simple procedure; packs not in force. One way that passes "
                     "a body is enough: which cases must take it is for people to judge."),
)
