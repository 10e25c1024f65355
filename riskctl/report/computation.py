"""How a risk point comes by its three levels, step by step, in words and as data."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from riskctl.flow.due import usual_test
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import Effectiveness, Timing
from riskctl.report.level_words import starred
from riskctl.report.line import visible
from riskctl.report.scheme import how_controls_count
from riskctl.risk import Assessment, Contribution, Derivation, Discount, assess
from riskctl.risk.derivation import AXES, Axis, Reading, Reason, Trouble, questions_of
from riskctl.risk.reduction import UNTESTED, Reduction
from riskctl.risk.tested import holds_until
from riskctl.risk.words import AXIS_NAMES, NO_LEVEL, NO_SCHEME, answer_text, in_words, level_name, value_text

_DISCOUNTS = {
    Discount.UNKNOWN: Text("没有这项措施，不计", "there is no such control: counts for nothing"),
    Discount.ENDED: Text("已经失效，不计", "has ended: counts for nothing"),
    Discount.OWN: Text("由被控制的岗位自己负责，不计", "is in the hands of whom it controls: counts for nothing"),
    Discount.TRAINING: Text("教育培训或号召性措施不能降低最高等级，不计",
                            "training or exhortation does not lower the gravest level: counts for nothing"),
    Discount.NO_TABLE: Text("等级方案没有规定措施降几级，不计", "no scheme says what controls take off: counts for nothing"),
}
_REASONS = {
    Reason.UNKNOWN: Text("不在等级方案中", "is not of the scheme"),
    Reason.UNANSWERED: Text("没有回答", "is not answered"),
    Reason.NOT_IN_TABLE: Text("等级方案的表中没有", "is not in the scheme's table"),
    Reason.NONE_MET: Text("一项也不符合，不成等级", "no criterion is met: no level"),
}
_CRITERION, _YES, _NO = Text("标准", "criterion"), Text("是", "yes"), Text("否", "no")
_UNWRITTEN = Text("没有写，按否", "not written, which is no")
_OF_KIND = Text("类型", "kind"), Text("时点", "timing"), Text("设计", "design"), Text("执行", "operation")


def computation(catalog: Catalog, point: RiskPoint, language: Language) -> str:
    """The whole computation of a risk point's levels as text: inherent, as planned, current, with each control's part."""
    scheme = catalog.level_scheme
    if scheme is None:
        return f"{NO_SCHEME.in_(language)}\n"
    assessed = assess(catalog, point)
    lines = [Text(f"等级的计算（方案 {scheme.id} {scheme.label}，截至 {catalog.as_of}）",
                  f"how the level is worked out (scheme {scheme.id}, as of {catalog.as_of})").in_(language)]
    lines += [f"  {line}" for line in _inherent(scheme, assessed, language)]
    lines += [f"  {line}" for line in _controls(catalog, assessed, language)]
    lines += [f"  {line}" for line in _conclusions(assessed, language)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _inherent(scheme: LevelScheme, assessed: Assessment, language: Language) -> Iterator[str]:
    """The declared level, the derivation, and what follows from both."""
    if assessed.declared:
        yield Text(f"评定：{assessed.declared.label}", f"declared: {level_name(assessed.declared, language)}").in_(language)
    derivation = assessed.derivation
    if derivation is not None and (derivation.level is None or derivation.readings[-1].given != (assessed.point.level,)):
        yield from _derivation(scheme, derivation, assessed.point, language)
    level = assessed.inherent
    differ = assessed.declared and derivation and derivation.level and derivation.level.id != assessed.declared.id
    note = Text("（两者不一致，取较重的）", " (the two differ; the graver counts)").in_(language) if differ else ""
    yield Text(f"控制前（固有）：{starred(level, language)}{note}",
               f"inherent, before controls: {starred(level, language)}{note}").in_(language)


def _derivation(scheme: LevelScheme, derivation: Derivation, point: RiskPoint, language: Language) -> Iterator[str]:
    for reading in derivation.readings:
        if reading.of == "criteria":
            yield from _criteria(scheme, point, language)
        axis = next((axis for axis in AXES if axis == reading.of and reading.asked), None)
        if axis:
            yield from _axis(scheme, axis, reading, language)
        else:
            yield in_words(scheme, Derivation(derivation.scheme, derivation.by, (reading,)), language)
    yield from (_trouble(trouble, language) for trouble in derivation.troubles)


def _criteria(scheme: LevelScheme, point: RiskPoint, language: Language) -> Iterator[str]:
    """Every criterion with what the risk point answers; what it does not write is not met."""
    answered = (point.scoring.criteria if point.scoring else None) or {}
    for id, question in (scheme.criteria or {}).items():
        said = answered.get(id)
        answer = _UNWRITTEN if said is None else _YES if said else _NO
        yield f"{_CRITERION.in_(language)}·{id}: {question} → {answer.in_(language)}"


def _axis(scheme: LevelScheme, axis: Axis, reading: Reading, language: Language) -> Iterator[str]:
    """Likelihood or impact: every question with its answer, and what they give together."""
    questions, name = questions_of(scheme, axis), AXIS_NAMES[axis].in_(language)
    for question, answer in zip(reading.asked, reading.given, strict=True):
        said = answer_text(scheme, axis, question, answer, language)
        shown = f"{said}（{answer}）" if said != answer else answer
        yield f"{name}·{question}: {questions[question].question or ''} → {shown}"
    yield f"{name}: {' + '.join(reading.given)} → {value_text(reading.gives, language)}"


def _trouble(trouble: Trouble, language: Language) -> str:
    what = ".".join(trouble.path) or trouble.value
    value = f" {trouble.value}" if trouble.path and trouble.value else ""
    return f"{what}{value}: {_REASONS[trouble.reason].in_(language)}"


def _controls(catalog: Catalog, assessed: Assessment, language: Language) -> Iterator[str]:
    table = assessed.table
    if not assessed.contributions:
        yield Text("没有防控措施", "no controls").in_(language)
        return
    if table is not None:
        yield _rule(table, language)
    for one in assessed.contributions:
        yield f"- {one.control} {catalog.label_of(one.control) if one.control in catalog.controls else ''}".rstrip()
        yield f"  {_contribution(one, _until(catalog, one.control), language)}"


def _rule(table: Reduction, language: Language) -> str:
    how = how_controls_count(table.points_per_level, table.at_most_levels, language)
    return Text(f"措施（降级表在方案 {table.scheme}）：{how}", f"controls (table of scheme {table.scheme}): {how}").in_(language)


def _until(catalog: Catalog, control: str) -> date | None:
    """The last day on which the latest test of the control holds, if it was tested by today."""
    held = catalog.controls.get(control)
    if held is None or held.tested is None or held.tested > catalog.as_of:
        return None
    return holds_until(held, usual_test(catalog.manifest))


def _contribution(one: Contribution, until: date | None, language: Language) -> str:
    if one.discount is not None:
        return _DISCOUNTS[one.discount].in_(language)
    words = (one.kind.in_(language) if one.kind else "?", one.timing.in_(language) if one.timing else "?",
             _effect(one.design, language), _operation(one, until, language))
    parts = [f"{title.in_(language)} {word} {points}" for title, word, points in zip(_OF_KIND, words, one.points, strict=True)]
    worth = Text(f"按设计 {one.planned} 分，现状 {one.current} 分", f"planned {one.planned}, current {one.current}")
    return f"{('，' if language == 'zh' else ', ').join(parts)} → {worth.in_(language)}"


def _operation(one: Contribution, until: date | None, language: Language) -> str:
    if not one.has_begun:
        return Text("尚未生效", "not begun").in_(language)
    if one.operation != UNTESTED:
        return _effect(one.operation, language)
    if one.is_tested:
        return Text("未说明", "not stated").in_(language)
    late = Text(f"测试已过期（有效至 {until}）", f"test out of date (it held until {until})")
    return (late if until else Text("未测试", "untested")).in_(language)


def _effect(word: str, language: Language) -> str:
    return Effectiveness(word).in_(language)


def _conclusions(assessed: Assessment, language: Language) -> Iterator[str]:
    """What the controls are worth together, and the level that is left, as planned and today."""
    yield _conclusion(assessed, "planned", language)
    yield _conclusion(assessed, "current", language)


def _conclusion(assessed: Assessment, stage: Literal["planned", "current"], language: Language) -> str:
    title = Text("按设计", "planned") if stage == "planned" else Text("现状", "current")
    if assessed.inherent is None:
        return Text(f"{title.zh}：{NO_LEVEL.zh}", f"{title.en}: {NO_LEVEL.en}").in_(language)
    level, points, off = (assessed.planned, assessed.planned_points, assessed.planned_off) if stage == "planned" \
        else (assessed.current, assessed.current_points, assessed.current_off)
    sums = " + ".join(f"{_timing(one.timing, language)} {one.worth(stage)}" for one in assessed.leading(stage))
    shown = f"{sums} = {points}" if sums else "0"
    return Text(f"{title.zh}：{shown} 分，降 {off} 级，{starred(level, language)}",
                f"{title.en}: {shown} (points), levels off: {off}, {starred(level, language)}").in_(language)


def _timing(timing: Timing | None, language: Language) -> str:
    return timing.in_(language) if timing else "?"


def computation_json(catalog: Catalog, point: RiskPoint) -> dict[str, object]:
    """The computation as data: the three levels, the steps of the derivation, and each control's part."""
    assessed = assess(catalog, point)
    derivation = assessed.derivation
    return {
        "scheme": catalog.level_scheme.id if catalog.level_scheme else None,
        **{stage: level.id if level else None for stage, level in (
            ("declared", assessed.declared), ("inherent", assessed.inherent), ("planned", assessed.planned),
            ("current", assessed.current))},
        "derivation": None if derivation is None else {
            "by": derivation.by.value, "level": derivation.level.id if derivation.level else None,
            "steps": [{"of": one.of, "asked": list(one.asked), "given": list(one.given), "gives": one.gives}
                      for one in derivation.readings],
            "troubles": [{"reason": one.reason.value, "path": list(one.path), "value": one.value, "known": list(one.known)}
                         for one in derivation.troubles]},
        "controls": [_contribution_json(one) for one in assessed.contributions],
        "points": {"planned": assessed.planned_points, "current": assessed.current_points},
        "levels_off": {"planned": assessed.planned_off, "current": assessed.current_off},
    }


def _contribution_json(one: Contribution) -> dict[str, object]:
    return {"control": one.control, "kind": one.kind.value if one.kind else None,
            "timing": one.timing.value if one.timing else None, "design": one.design, "operation": one.operation,
            "points": dict(zip(("kind", "timing", "design", "operation"), one.points, strict=True)),
            "planned": one.planned, "current": one.current, "discount": one.discount.value if one.discount else None}
