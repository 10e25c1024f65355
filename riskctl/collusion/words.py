"""What stayed open, and why, in words."""

from riskctl.collusion.answer import Collusion, Question
from riskctl.model.language import Text
from riskctl.staffing.answer import Open

_ASKED = {Question.NUMBER: Text("最少人数", "the fewest people"),
          Question.WITHOUT_RULES: Text("没有规则时的最少人数", "the fewest without rules"),
          Question.BYPASS: Text("绕过控制的路线", "the way round control")}
_REASONS = {Open.FLOW: Text("流程有通向不明之处", "the flow leads to what is not known"),
            Open.ACTOR: Text("有环节没有写由谁办理", "a step does not say who acts"),
            Open.WORK: Text("超出了允许的计算量", "it would take more work than is allowed")}


def asked(found: Collusion) -> Text:
    """What was not worked out; empty where everything was."""
    open_ = [_ASKED[question] for question in found.open]
    return Text("、".join(one.zh for one in open_), ", ".join(one.en for one in open_))


def reason(found: Collusion) -> Text:
    """Why it was not; empty where everything was."""
    return next((_REASONS[why] for why in found.open.values()), Text("", ""))
