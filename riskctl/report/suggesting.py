"""Suggested kinds of control as a table, each with its reasons."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Certainty
from riskctl.report.table import Cell, Table
from riskctl.risk.suggestion import Suggestion

_COLUMNS = (("rank", Text("序号", "no.")), ("kind", Text("措施类型", "kind of control")), ("reasons", Text("理由", "reasons")),
            ("example", Text("本目录的例子", "example in this catalog")))


def suggestion_table(catalog: Catalog, point: RiskPoint, found: Sequence[Suggestion], language: Language) -> Table:
    """The kinds of control in their order."""
    rows = [(Cell((str(at),), at), Cell((one.kind.in_(language),), one.kind.value),
             Cell(tuple(_reasons(one, language)), _data(one, language)),
             Cell((f"{one.example} {catalog.label_of(one.example)}" if one.example else "",), one.example))
            for at, one in enumerate(found, 1)]
    title = Text(f"风险点 {point.id}“{point.label}”可补充的防控措施", f"kinds of control for risk point {point.id} ({point.label})")
    none = Text("没有可建议的：法律要求的和同类风险点所用的措施都已具备。",
                "Nothing to suggest: what the law asks for and what similar risk points have is there.")
    return Table(tuple(one.in_(language) for _, one in _COLUMNS), rows, title.in_(language), tuple(key for key, _ in _COLUMNS),
                 notes=() if found else (none.in_(language),))


def _reasons(one: Suggestion, language: Language) -> Iterator[str]:
    for law in one.laws:
        doubt = Text(f"（{law.certainty.zh}）", f" ({law.certainty.en})").in_(language) if law.certainty is Certainty.M else ""
        yield Text(f"法律要求：{law.asks.zh}，{law.citation}{doubt}", f"asked by law: {law.asks.en}, {law.citation}{doubt}").in_(language)
    if one.closes:
        yield Text(f"填补时点缺口：现有措施中没有{one.closes.zh}", f"closes a gap in timing: nothing {one.closes.en} so far").in_(language)
    if one.used_by:
        yield Text(f"同类环节、同类风险的 {one.used_by} 个风险点已采用",
                   f"used at similar risk points (same kind of step and type of risk): {one.used_by}").in_(language)


def _data(one: Suggestion, language: Language) -> Mapping[str, object]:
    laws = [{"citation": law.citation, "certainty": law.certainty.value, "asks": law.asks.in_(language)} for law in one.laws]
    return {"law": laws, "closes": one.closes.value if one.closes else None, "used_by": one.used_by}
