"""A step that nobody performs."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.amounts import in_words, range_of
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import ACTORS, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, step in process.steps.items():
            if step.node.get("post"):
                continue
            if all(step.lacks(actor) for actor in (*ACTORS, "authority")):
                yield step_hit(power, key, "post", step.place, amounts="")
            for band in step.authority:
                if all(band.lacks(actor) for actor in ACTORS):
                    span = range_of(band)
                    yield step_hit(power, key, "authority", band.place,
                                   amounts=", ".join(in_words(span)) if span else "")


RULE = Rule(
    "ST118", "no-actor", Severity.ERROR, since="0.1", check=check, cause=("amounts",),
    each=("powers",),
    message=Text("环节“{name}”（{step}）没有写由谁办理{amounts:bracketed}",
                 "step '{step}' does not say who acts{amounts:bracketed}"),
    fault=Text("环节没有写岗位、集体决策机构或外部主体；或者审批权限中有一档没有写由谁审批（括号里是该档金"
               "额）。",
               "A step names no post, body or party; or a band of its authority names nobody (the brackets "
               "show its amounts)."),
    why=Text("权力、职责、人员、岗位要一一对应；没有人办理的环节，出了问题找不到人。",
             "Powers, duties, people and posts correspond; where nobody is named, nobody answers."),
    fix=Text("写上 post，或者 any_of、all_of、body、party 之一；按金额分级审批的，写 authority。",
             "Write `post`, or one of any_of, all_of, body and party; or `authority` where it depends on "
             "the amount."),
    not_flagged=Text("岗位写错编号的（由 RF101 报告）；岗位没有人的（由 OR105 报告）；已取消或已失效的权力"
                     "事项。",
                     "A post that does not exist (RF101 reports it) or that nobody holds (OR105); powers "
                     "that have ended."),
)
