"""A level scheme in words: its levels, who supervises them, and every table by which a level is reached or lowered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from riskctl.locale.sentence import sentence
from riskctl.model.language import Language, Text, Word
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import ControlKind, Effectiveness, SchemeMethod, Timing
from riskctl.report.line import visible
from riskctl.report.table import Table
from riskctl.report.table_text import table_text
from riskctl.risk.derivation import AXES, Axis, answers_of, questions_of, values_of, word
from riskctl.risk.reduction import UNTESTED
from riskctl.risk.scale import mapping
from riskctl.risk.words import AXIS_NAMES, level_text, value_text

_SUPERVISORS = {
    "head": Text("主要负责人", "head of the bureau"), "portfolio_leader": Text("分管领导", "leader in charge of the unit"),
    "unit_head": Text("部门负责人", "head of the unit"), "discipline": Text("纪检监察", "discipline"),
}
_UNTESTED = Text("未测试或测试过期", "untested or out of date")


def scheme_text(scheme: LevelScheme, language: Language) -> str:
    """The scheme as text: its levels from the gravest to the mildest, how one is reached, what controls take off."""
    by = scheme.by.in_(language) if scheme.by else "?"
    text = f"{visible(scheme.id)} {visible(scheme.label)} ({by})\n"
    if scheme.source:
        text += f"  {Text('来源', 'source').in_(language)}: {visible(scheme.source)}\n"
    for title, body in _sections(scheme, language):
        if body:
            text += f"\n{title.in_(language)}\n" + "".join(f"  {line}\n" for line in body.splitlines())
    return text


def _sections(scheme: LevelScheme, language: Language) -> Iterator[tuple[Text, str]]:
    yield Text("等级（由重到轻）", "levels, gravest first"), _levels(scheme, language)
    yield Text("预警层级", "alert tiers"), _tiers(scheme, language)
    for axis in AXES:
        name = AXIS_NAMES[axis]
        yield Text(f"{name.zh}的指标", f"questions for {name.en}"), _questions(scheme, axis)
        yield Text(f"回答 → {name.zh}", f"answers → {name.en}"), _combinations(scheme, axis, language)
    yield Text("标准", "criteria"), _lines(scheme.criteria or {})
    yield Text("类别", "classes"), _lines(scheme.classes or {})
    yield _title_of_table(scheme), _table(scheme, language)
    for other, levels in mapping(scheme.maps).items():
        shown = {level_text(scheme, level, language): word(there) or "" for level, there in mapping(levels).items()}
        yield Text(f"对应到方案 {other}", f"levels in scheme {other}"), _lines(shown)
    yield Text("措施降几级", "what controls take off"), _reduces(mapping(scheme.reduces), language)


def _levels(scheme: LevelScheme, language: Language) -> str:
    titles = (Text("编号", "id"), Text("名称", "label"), Text("星级", "stars"), Text("监督人", "supervised by"),
              Text("复核", "reviewed every"), Text("预警", "alert"))
    rows = []
    for entry in scheme.levels:
        supervisors = [_SUPERVISORS[one].in_(language) if one in _SUPERVISORS else one for one in entry.supervisors]
        review = sentence(Text("{limit:limit}", "{limit:limit}"), {"limit": str(entry.review)}, language) if entry.review else ""
        tier = scheme.tiers.get(entry.tier or "")
        rows.append((entry.id or "", entry.label or "", "★" * (entry.stars or 0), _joined(supervisors, language), review,
                     (tier.name if tier else None) or entry.tier or ""))
    return _as_text(titles, rows, language)


def _tiers(scheme: LevelScheme, language: Language) -> str:
    titles = (Text("编号", "id"), Text("名称", "name"), Text("发出", "issued by"), Text("接收", "received by"),
              Text("反馈时限", "answered within"))
    shown = {id: text.in_(language) for id, text in _SUPERVISORS.items()}
    rows = [(id, tier.name or "", shown.get(tier.issued_by or "", tier.issued_by or ""),
             shown.get(tier.received_by or "", tier.received_by or ""),
             sentence(Text("{limit:limit}", "{limit:limit}"), {"limit": str(tier.respond_within)}, language)
             if tier.respond_within else "") for id, tier in scheme.tiers.items()]
    return _as_text(titles, rows, language) if rows else ""


def _questions(scheme: LevelScheme, axis: Axis) -> str:
    lines: list[str] = []
    for id, question in questions_of(scheme, axis).items():
        lines.append(f"{id}: {question.question or ''}")
        said = mapping(question.answers)
        lines += [f"  {answer}: {said[answer]}" if answer in said else f"  {answer}" for answer in answers_of(question)]
    return "\n".join(visible(line) for line in lines)


def _combinations(scheme: LevelScheme, axis: Axis, language: Language) -> str:
    found = _leaves(mapping(scheme.combine).get(axis), ())
    return "\n".join(visible(f"{' + '.join(path)} → {value_text(value, language)}") for path, value in found)


def _leaves(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way through a table of tables with what stands at its end."""
    if isinstance(node, Mapping):
        for key, below in node.items():
            yield from _leaves(below, (*path, str(key)))
    elif node is not None:
        yield path, word(node) or ""


def _title_of_table(scheme: LevelScheme) -> Text:
    match scheme.by:
        case SchemeMethod.MATRIX:
            return Text("可能性（行）× 影响程度（列）→ 等级", "likelihood (rows) × impact (columns) → level")
        case SchemeMethod.CRITERIA:
            return Text("符合几项标准 → 等级", "number of criteria met → level")
        case _:
            return Text("对应等级", "levels")


def _table(scheme: LevelScheme, language: Language) -> str:
    table = mapping(scheme.table)
    if scheme.by is not SchemeMethod.MATRIX:
        return _lines({key: level_text(scheme, word(level) or "", language) for key, level in table.items()})
    columns = values_of(scheme, "impact")
    if not columns:
        return ""
    rows = [(value_text(row, language), *(level_text(scheme, word(mapping(cells).get(column)) or "", language)
                                          for column in columns)) for row, cells in table.items()]
    header = ("", *(value_text(column, language) for column in columns))
    return table_text(Table(header, rows))


def _reduces(table: Mapping[str, object], language: Language) -> str:
    if not table:
        return ""
    lines = [how_controls_count(table.get("points_per_level"), table.get("at_most_levels"), language)]
    parts: tuple[tuple[str, Text, type[Word]], ...] = (
        ("kind", Text("类型", "kind"), ControlKind), ("timing", Text("时点", "timing"), Timing),
        ("design", Text("设计", "design"), Effectiveness), ("operation", Text("执行", "operation"), Effectiveness))
    for part, title, words in parts:
        shown = [f"{_called(key, words, language)} {value}" for key, value in mapping(table.get(part)).items()]
        lines.append(f"{title.in_(language)}: {_joined(shown, language)}")
    return "\n".join(visible(line) for line in lines)


def how_controls_count(per_level: object, most: object, language: Language) -> str:
    """How the points of controls become levels, in one sentence."""
    zh = f"每项措施取类型、时点、设计、执行四项中最低的分；同一时点取最高的一项，各时点相加；每 {per_level} 分降一级"
    en = ("each is worth the least of its points for kind, timing, design and operation; the best of each timing are "
          f"added; {per_level} points take off one level")
    return Text(zh if most is None else f"{zh}，最多降 {most} 级", en if most is None else f"{en}, at most {most}").in_(language)


def _called(key: str, words: type[Word], language: Language) -> str:
    if key == UNTESTED:
        return _UNTESTED.in_(language)
    return next((str(one.in_(language)) for one in words if one.value == key), key)


def _lines(pairs: Mapping[str, object]) -> str:
    return "\n".join(visible(f"{key}: {value}") for key, value in pairs.items())


def _joined(items: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(items)


def _as_text(titles: tuple[Text, ...], rows: Sequence[tuple[str, ...]], language: Language) -> str:
    return table_text(Table(tuple(title.in_(language) for title in titles), rows))
