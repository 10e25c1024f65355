"""Controls that a cell lists: found by their words and owner, made where they are missing."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riskctl.exchange.targets import COLUMN
from riskctl.exchange.wording import key_of, name_key, one_line, simplified
from riskctl.exchange.workbench import Workbench
from riskctl.model.vocabulary import ControlKind

# Words that tell the kind of a control beyond doubt; what none of them fits is left for people to say.
_TELLING = (
    (ControlKind.TRAINING, ("教育", "培训", "学习", "宣讲")),
    (ControlKind.DUAL_PERSON, ("双人", "两人以上", "两名以上", "二人以上")),
    (ControlKind.COLLECTIVE, ("集体研究", "集体讨论", "集体决策", "集体审议", "会议研究", "班子会")),
    (ControlKind.LEGAL_REVIEW, ("法制审核", "合法性审查", "合法性审核")),
    (ControlKind.ROTATION, ("轮岗", "岗位交流", "定期交流", "岗位轮换")),
    (ControlKind.SEPARATION, ("不相容", "职责分离", "岗位分离")),
    (ControlKind.DISCLOSURE, ("公示", "公开", "公告")),
    (ControlKind.SPOT_CHECK, ("抽查", "暗访", "回访", "专项检查")),
    (ControlKind.RECONCILIATION, ("对账", "盘点", "核对")),
    (ControlKind.TRACE, ("留痕", "台账", "归档", "全过程记录")),
    (ControlKind.TIME_LIMIT, ("限时", "时限", "按期办结")),
    (ControlKind.AUTHORISATION, ("审批", "授权", "报批")),
)


_NOTHING = frozenset(("无", "暂无", "没有", "none", "n a", "na", ""))
_ENDED = ("（已失效）", " (ended)")


def says_nothing(text: str) -> bool:
    """Whether an item of a list of controls says that there is none.

    >>> says_nothing("（无）"), says_nothing("无"), says_nothing("—"), says_nothing("无纸化办公")
    (True, True, True, False)
    """
    return key_of(text) in _NOTHING


class Measure(NamedTuple):
    """A control that a cell lists; of several columns of controls the heading, empty for the first, and None where there is one."""

    text: str
    column: str | None = None


class Measures:
    """Finds and makes controls."""

    def __init__(self, bench: Workbench, defaults: Mapping[str, str]) -> None:
        self.bench = bench
        self.defaults = {name.removeprefix("controls."): value for name, value in defaults.items() if name.startswith("controls.")}

    def answers(self, texts: Sequence[Measure], owner: str, held: object, cell: str, behind: str) -> list[object]:
        """What the field `controls` of a risk point holds: what it held of these controls as it stood, new ones by id.

        An answer of another column of controls than the first names the column.
        """
        answers = {_control_of(one): one for one in held} if isinstance(held, list) else {}
        seen: dict[str, int] = {}
        found: list[object] = []
        for text, column in texts:
            name = one_line(text)
            key = name_key(name) or name
            seen[key] = seen.get(key, 0) + 1
            id = self._known(name, owner, seen[key], answers) or self._made(name, owner, seen[key], cell, behind)
            if id not in map(_control_of, found):
                found.append(_in_column(answers.get(id, id), column))
        return found

    def _known(self, name: str, owner: str, number: int, answers: Mapping[str, object]) -> str | None:
        """The control of that name: one that answers the risk point already, else one of the same owner."""
        if self.bench.is_id("controls", name):
            return name
        here = [id for id in answers if self._key_of(id) == name_key(name)] if answers and self.bench.ids_named("controls", name) else []
        here = here or [id for id, answer in answers.items() if self._is_told(id, answer, name)]
        if len(here) >= number:
            return here[number - 1]
        same = [id for id in self.bench.ids_inside("controls", name, owner) if id not in here]
        rest = number - len(here)
        return same[rest - 1] if len(same) >= rest else None

    def _is_told(self, id: str, answer: object, name: str) -> bool:
        """Whether the words are those with which a register tells of an answer: the control, how it answers, that it has ended."""
        called, how = self.bench.value("controls", id, ("name",)), answer.get("how") if isinstance(answer, dict) else None
        for ended in _ENDED:
            name = name.removesuffix(ended)
        told = {f"{called}{mark}{how}" for mark in ("：", ": ")} if how else {str(called)}
        return isinstance(called, str) and name_key(name) in {name_key(one_line(text)) for text in told}

    def _key_of(self, id: str) -> str | None:
        """What of the name of a control counts."""
        name = self.bench.value("controls", id, ("name",))
        return name_key(name) if isinstance(name, str) else None

    def _made(self, name: str, owner: str, number: int, cell: str, behind: str) -> str:
        bench = self.bench
        plain = simplified(name)
        kind = next((kind for kind, words in _TELLING if any(word in plain for word in words)), None)
        timing = bench.catalog.shipped.usual_timings.get(kind) if kind else None
        values: dict[str, object] = {"name": name, "kind": kind.value if kind else "", "timing": timing.value if timing else "", "owner": owner}
        values |= {field: value for field, value in self.defaults.items() if not values.get(field)}
        id = bench.free_id((name[:16],), "controls", name, owner, str(number), marked=True)
        return bench.make("controls", id, cell, values, behind)


def _in_column(answer: object, column: str | None) -> object:
    """The answer as one of the column; as it stands where the table has but one."""
    if column is None:
        return answer
    rest = {key: value for key, value in answer.items() if key != COLUMN} if isinstance(answer, dict) else {"control": answer}
    if column:
        return {**rest, COLUMN: column}
    return rest if len(rest) > 1 else rest["control"]


def _control_of(answer: object) -> str:
    held = answer.get("control") if isinstance(answer, dict) else answer
    return held if isinstance(held, str) else ""
