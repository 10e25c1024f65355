"""What a review says stood in a field and stands in it now: in words of the reader's language, never as the catalog writes it."""

from typing import Any

import pytest

from riskctl.catalog.assemble import from_records
from riskctl.change.comparison import compare
from riskctl.check.base import Delta
from riskctl.model.language import Language
from riskctl.report.diff_words import Telling
from riskctl.review.effects import entries_of
from riskctl.review.review import Review
from tests.building import TODAY

SCHEME = {"name": "本局等级", "by": "matrix", "levels": [{"id": "high", "label": "高"}, {"id": "low", "label": "低"}],
          "indicators": {"likelihood": {"room": {"question": "余地多大？", "answers": {"wide": "一人说了算", "none": "没有余地"}}}}}
AROUND: dict[str, dict[str, dict[str, Any]]] = {
    "units": {"office": {"name": "办公室"}}, "posts": {"p": {"name": "经办岗", "unit": "office"}},
    "level_schemes": {"own": SCHEME}, "documents": {"slip": {"name": "派遣单"}},
}
MANIFEST = {"riskctl": 1, "level_scheme": "own"}
STEPS = {"a": {"name": "受理", "kind": "accept", "next": ["b"]}, "b": {"name": "审核", "kind": "review", "next": ["end"]}}


def told(kind: str, before: Any, after: Any, language: Language) -> list[tuple[str, str, str]]:
    """Field, before and after of each change of a record, or of the manifest."""
    if kind == "manifest":
        sides = [from_records(AROUND, TODAY, {**MANIFEST, **side}) for side in (before, after)]
    else:
        sides = [from_records({**AROUND, kind: {**AROUND.get(kind, {}), "x": {"name": "某", **side}}}, TODAY, MANIFEST)
                 for side in (before, after)]
    comparison = compare(*sides)
    telling = Telling(Review(comparison, entries_of(comparison, ())[0], Delta()), language)
    return [(telling.where(change), *telling.values(change)) for change in comparison.changes]


@pytest.mark.parametrize(("kind", "before", "after", "zh", "en"), [
    ("risk_points", {"level": "high"}, {"level": "low"}, ("风险等级", "高（high）", "低（low）"), ("level", "高 (high)", "低 (low)")),
    ("risk_points", {"also": {"own": "high"}}, {"also": {"own": "low"}},
     ("其他方案等级 · 本局等级（own）", "高（high）", "低（low）"), ("levels under other schemes · 本局等级 (own)", "高 (high)", "低 (low)")),
    ("risk_points", {"scoring": {"likelihood": {"room": "wide"}}}, {"scoring": {"likelihood": {"room": "none"}}},
     ("评分 · 可能性 · 余地多大？", "一人说了算（wide）", "没有余地（none）"), ("scoring · likelihood · 余地多大？", "wide", "none")),
    ("risk_points", {}, {"supervisor": "p"}, ("监督岗位", "（无）", "经办岗（p）"), ("supervisor", "(none)", "经办岗 (p)")),
    ("powers", {"type": "national:license"}, {"type": "internal:finance"},
     ("类型", "行政许可（national:license）", "财务管理权（internal:finance）"),
     ("type", "administrative licence (national:license)", "finance (internal:finance)")),
    ("powers", {"domain": "std:finance"}, {"domain": "std:personnel"},
     ("权域", "财务管理权（std:finance）", "人事管理权（std:personnel）"), ("domain", "finance (std:finance)", "personnel (std:personnel)")),
    ("powers", {"key": True}, {"key": False}, ("重点事项", "是", "否"), ("key power", "yes", "no")),
    ("powers", {"time_limit": {"promised": "10 workdays"}}, {"time_limit": {"promised": "3 months"}},
     ("时限 · 承诺时限", "10个工作日", "3个月"), ("time limit · promised", "10 workdays", "3 months")),
    ("powers", {"steps": STEPS, "time_limit": {"from": "a"}}, {"steps": STEPS, "time_limit": {"from": "b"}},
     ("时限 · 起算环节", "受理（a）", "审核（b）"), ("time limit · from", "受理 (a)", "审核 (b)")),
    ("powers", {"steps": STEPS}, {"steps": {**STEPS, "a": {**STEPS["a"], "next": ["b", {"to": "end", "when": "撤回"}]}}},
     ("环节 · 受理 (a) · 后续环节", "（无）", "下一环节: 结束；条件: 撤回"), ("steps · 受理 (a) · next", "(none)", "to: end; when: 撤回")),
    ("controls", {"frequency": "each_case"}, {"frequency": "yearly"}, ("频次", "逐件", "每年"), ("frequency", "each case", "yearly")),
    ("controls", {"tested": "2026-01-02"}, {"tested": "2026-02-01"},
     ("最近测试日期", "2026-01-02", "2026-02-01"), ("tested", "2026-01-02", "2026-02-01")),
    ("waivers", {"record": "p"}, {"record": "office"}, ("记录", "经办岗（p）", "办公室（office）"), ("record", "经办岗 (p)", "办公室 (office)")),
    ("waivers", {"rule": "SD105/a"}, {"rule": "SD105"}, ("规则", "SD105/a", "SD105"), ("rule", "SD105/a", "SD105")),
    ("manifest", {"rules": {"RP201": "warning", "x": 1}}, {"rules": {"RP201": False, "x": 1}},
     ("规则设置 · RP201", "警告", "关闭"), ("settings of rules · RP201", "warning", "off")),
    ("manifest", {"disclosure": {"profile": "public"}}, {"disclosure": {"profile": "internal"}},
     ("公开设置 · 默认公开范围", "公开", "内部"), ("disclosure · default profile", "public", "internal")),
    ("manifest", {}, {"disclosure": {"odd": {"a": 1}}}, ("公开设置", "（无）", '{"odd": {"a": 1}}'), ("disclosure", "(none)", '{"odd": {"a": 1}}')),
])
def test_values_are_said_in_words(kind: str, before: Any, after: Any, zh: tuple[str, str, str], en: tuple[str, str, str]) -> None:
    assert told(kind, before, after, "zh") == [zh]
    assert told(kind, before, after, "en") == [en]


@pytest.mark.parametrize(("kind", "before", "after"), [
    ("risk_points", {"level": "high"}, {"level": "highest"}), ("waivers", {"rule": "SD105/a"}, {"rule": "SD105/b"}),
])
def test_codes_are_no_texts_of_which_words_change(kind: str, before: Any, after: Any) -> None:
    comparison = compare(*(from_records({**AROUND, kind: {"x": {"name": "某", **side}}}, TODAY, MANIFEST) for side in (before, after)))
    telling = Telling(Review(comparison, (), Delta()), "zh")
    assert [telling.words(change) for change in comparison.changes] == [()]


def test_a_record_that_went_is_told_in_one_line() -> None:
    control = {"name": "核查", "frequency": "weekly", "effect": {"design": "full", "operation": "none"}, "performed_by": ["p"]}
    comparison = compare(from_records({**AROUND, "controls": {"c": control}}, TODAY, MANIFEST), from_records(AROUND, TODAY, MANIFEST))
    [change] = comparison.changes
    telling = Telling(Review(comparison, (), Delta()), "zh")
    assert telling.values(change) == (
        "名称: 核查；执行岗位: 经办岗（p）；频次: 每周；效果: 设计有效性: 全部有效；执行有效性: 无效", "")
