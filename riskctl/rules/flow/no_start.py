"""A power with steps of which none is named as the start."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, _ in processes(catalog):
        if power.lacks("start"):
            yield Hit(power.key_place_of("steps"), power.id, "start", kind="powers",
                      values={"name": power.label})


RULE = Rule(
    "ST101", "no-start", Severity.ERROR, since="0.1", check=check, covers=(("powers", "start"),),
    each=("powers",),
    message=Text("权力事项“{name}”写了环节，没有写从哪个环节开始", "power '{record}' has steps but no start"),
    fault=Text("权力事项写了环节，没有用 start 写明起始环节。",
               "A power has steps, and `start` names none of them."),
    why=Text("不知道从哪里启动，就说不清一件事怎样进入流程，也无法判断哪些环节走得到、时限从何起算。",
             "Without a start nobody can say how a case enters the process, which steps it comes to, or "
             "from when its time runs."),
    fix=Text("写上 start: 环节编号；依申请和依职权都能启动的，写成列表。",
             "Write start with the id of the first step; a list, where a case may begin at several."),
    not_flagged=Text("没有环节的权力事项（由 PW102 报告）；start 写了却没有这个环节的（由 RF102 报告）；"
                     "已取消或已失效的权力事项。",
                     "Powers without steps (PW102 reports them); a start that names no step of the power "
                     "(RF102 reports it); powers that are retired or past their last day."),
)
