"""Collusion and bypass as a table and as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riskctl.collusion.answer import Collusion
from riskctl.collusion.words import asked, reason
from riskctl.locale.sentence import joined
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.line import visible
from riskctl.report.table import Cell, Table, lines_of
from riskctl.report.width import display_width

NOTHING = "—"
UNKNOWN = "?"

_HEADER = {
    "power": Text("权力事项", "power"), "name": Text("名称", "name"), "number": Text("最少人数", "fewest people"),
    "without_rules": Text("没有规则时", "without rules"), "threshold": Text("至少应为", "at least"), "people": Text("哪几人", "who"),
    "path": Text("走哪条路线", "by which run"), "bypass": Text("绕过控制的路线", "way round control"),
    "guard": Text("应加控制的环节", "steps to guard"),
}


def collusion_table(found: Sequence[Collusion], catalog: Catalog, language: Language) -> Table:
    """A row for each power; `?` stands for what was not worked out, which the notes explain, and `—` for none."""
    rows = [_row(one, catalog, language) for one in found]
    return Table(
        header=tuple(title.in_(language) for title in _HEADER.values()), rows=rows, keys=tuple(_HEADER),
        title=Text("串通人数与绕过控制", "Collusion and bypass").in_(language), notes=tuple(_notes(found, language)))


def overview(table: Table, language: Language) -> Table:
    """The same table without runs: of the bypass it only says whether there is one."""
    kept = [at for at, key in enumerate(table.keys) if key not in ("path", "guard")]
    bypass = table.keys.index("bypass")
    word = Text("有", "yes").in_(language)

    def cell(row: tuple[str | Cell, ...], at: int) -> str | Cell:
        return word if at == bypass and row[at] not in (NOTHING, UNKNOWN) else row[at]

    return replace(table, header=tuple(table.header[at] for at in kept), keys=tuple(table.keys[at] for at in kept),
                   rows=[tuple(cell(row, at) for at in kept) for row in table.rows])


def details(table: Table) -> str:
    """Each row of the table with each column on a line of its own."""
    texts = []
    for row in table.rows:
        told = [(title, "\n".join(lines_of(cell))) for title, cell in zip(table.header[2:], row[2:], strict=True)]
        width = max(display_width(title) for title, _ in told)
        lines = [f"  {title}{' ' * (width - display_width(title))}  {visible(text)}" for title, text in told]
        texts.append("\n".join((visible(f"{row[0]}  {row[1]}"), *lines)))
    return "\n\n".join((*texts, *table.notes)) + "\n"


def _row(one: Collusion, catalog: Catalog, language: Language) -> tuple[str | Cell, ...]:
    open_ = {question.value for question in one.open}
    return (
        one.power, catalog.powers[one.power].label,
        UNKNOWN if "number" in open_ else _number(one.number), UNKNOWN if "without_rules" in open_ else _number(one.without_rules),
        str(one.threshold), _listed((catalog.label_of(person) for person in one.people), language), _run(one.path, catalog),
        UNKNOWN if "bypass" in open_ else _run(one.bypass or (), catalog),
        UNKNOWN if "bypass" in open_ else _guard(one, catalog, language),
    )


def _guard(one: Collusion, catalog: Catalog, language: Language) -> str:
    if one.guard is None:
        return Text("本单位没有能堵的环节", "no step of the bureau").in_(language)
    return _listed((_step(step, catalog) for step in one.guard), language)


def _number(number: int | None) -> str:
    return NOTHING if number is None else str(number)


def _listed(words: Iterable[str], language: Language) -> str:
    return joined(list(words), language) or NOTHING


def _joined(words: Iterable[str], by: str) -> str:
    return by.join(words) or NOTHING


def _run(steps: Iterable[str], catalog: Catalog) -> str:
    return _joined((_step(step, catalog) for step in steps), " → ")


def _step(id: str, catalog: Catalog) -> str:
    return catalog.steps[id][1].name or id


def _notes(found: Iterable[Collusion], language: Language) -> list[str]:
    notes = []
    for one in found:
        if one.open:
            what, why = asked(one), reason(one)
            notes.append(Text(f"{one.power}：{what.zh}没有算出来，{why.zh}", f"{one.power}: {what.en} could not be worked out, "
                              f"{why.en}").in_(language))
    return notes


def collusion_object(one: Collusion) -> dict[str, object]:
    """The answer as JSON keys; `undecided` names what was not worked out."""
    return {
        "power": one.power, "number": one.number, "people": list(one.people), "path": list(one.path),
        "without_rules": one.without_rules, "threshold": one.threshold,
        "bypass": None if one.bypass is None else list(one.bypass), "guard": None if one.guard is None else list(one.guard),
        "undecided": [question.value for question in one.open],
    }
