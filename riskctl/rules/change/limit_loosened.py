"""A limit of time that binds less: a step whose time counts no more, an extension that nobody approves."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.vocabulary import Clock

_COUNTS = (None, Clock.COUNTS.value)
_NOT = (Clock.OUTSIDE.value, Clock.STOPS.value)


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.record_kind != "powers" or not change.path:
            continue
        if _is_uncounted(change):
            yield EffectHit((change,), {"name": comparison.head.label_of(f"{change.record}/{change.keys[1]}"), **_WORDS["clock"]})
        elif change.keys == ("time_limit", "extend", "approved_by") and change.kind is ChangeKind.REMOVED:
            yield EffectHit((change,), {"name": comparison.head.label_of(change.record), **_WORDS["extension"]})


def _is_uncounted(change: Change) -> bool:
    """Whether the time of a step that both have counted towards the limit and does so no more."""
    keys = change.keys
    return len(keys) == 3 and keys[0] == "steps" and keys[2] == "clock" and change.old in _COUNTS and change.new in _NOT


_WORDS = {
    "clock": {"did_zh": "所用时间不再计入", "did_en": "its time no longer counts",
              "back_zh": "所用时间计入时限", "back_en": "its time now counts"},
    "extension": {"did_zh": "延长不再需要批准", "did_en": "an extension no longer needs approval",
                  "back_zh": "延长须经批准", "back_en": "an extension now needs approval"},
}
"""What became of the limit, there and back."""


RULE = Rule(
    "DF312", "limit-loosened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”的时限约束放松：{did_zh}", "the limit of '{name}' binds less: {did_en}"),
    mirror=Text("“{name}”的时限约束收紧：{back_zh}", "the limit of '{name}' binds more: {back_en}"),
    fault=Text("环节由计入时限改为不计入或中止计时，或延长时限不再写明由谁批准。",
               "A step no longer counts towards the limit of its power, or stops its clock; or it is no longer said who approves an extension."),
    why=Text("时限的数字没有变，实际能拖的时间却长了。", "The figure of the limit is the same, and there is more time to delay."),
    fix=Text("恢复；确属听证、鉴定等依法不计入的，写明依据。",
             "Restore it; if the law leaves the time out, as for hearings or expert opinions, cite it."),
    not_flagged=Text("不计入与中止之间的改动；换了批准岗位的；时限本身的长短（由 DF304 报告）。",
                     "One way of not counting in the place of the other; another post that approves; how long the limit is (DF304 tells that)."),
)
