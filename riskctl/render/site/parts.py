"""Parts that pages are put together from: lists, particulars, tables, charts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from riskctl.drawing.picture import Picture
from riskctl.render.paper import PAPERS
from riskctl.render.site.site import NOTHING
from riskctl.render.svg import svg
from riskctl.report.html import Markup, element, joined

Inside = str | Markup
_TEXT_WIDTH, _TEXT_HEIGHT = 186 * 96 / 25.4, 230 * 96 / 25.4
"""What the text of a printed A4 page has room for beside a title."""
LINE = Markup("\n")
"""A new line in the text of a page, which nobody sees."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and whether it holds numbers or words that stay in one line."""

    title: str
    class_: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `facets` are the values that it is found by, `anchor` its name on the page."""

    cells: Sequence[Inside]
    facets: dict[str, Sequence[str]] = field(default_factory=dict)
    anchor: str = ""


def section(title: str, *inside: Inside) -> Markup:
    """A part of a page under its title; nothing where nothing is inside."""
    return joined(element("h2", title), *inside) if any(map(holds, inside)) else joined()


def holds(inside: Inside) -> bool:
    """Whether there is anything inside."""
    return bool(inside.html if isinstance(inside, Markup) else inside)


def particulars(*pairs: tuple[str, Inside], class_: str = "particulars") -> Markup:
    """Titles, each with a capital, and what they hold; those that hold nothing are left out, nothing where nothing is left."""
    held = [(title, inside) for title, inside in pairs if holds(inside)]
    if not held:
        return joined()
    return element("dl", *(part for title, inside in held for part in (element("dt", title[:1].upper() + title[1:]), element("dd", inside))),
                   class_=class_)


def items(lines: Sequence[Inside], class_: str = "plain", *, ordered: bool = False) -> Inside:
    """The lines as a list; a single one as it stands, none as nothing."""
    if len(lines) < 2:
        return lines[0] if lines else ""
    return element("ol" if ordered else "ul", *(element("li", line) for line in lines), class_=class_)


def table(title: str, columns: Sequence[Column], rows: Sequence[Row], class_: str = "") -> Markup:
    """A table whose first column names the row; on a narrow screen each row becomes a card.

    Nothing where there are no rows.
    """
    if not rows:
        return joined()
    head = element("tr", *(element("th", column.title, scope="col", **_class(column.class_)) for column in columns))
    body = [joined(_row(columns, row), LINE) for row in rows]
    whole = element("table", element("thead", head), element("tbody", LINE, *body), class_=f"cards {class_}".strip())
    return scrolled(title, whole)


def scrolled(title: str, *inside: Inside) -> Markup:
    """What may be wider than the screen, to be moved with the keyboard too."""
    return element("div", *inside, class_="scroll", role="group", aria_label=title, tabindex="0")


def chart(title: str, *pictures: Picture, class_: str = "") -> Markup:
    """Drawings in the page itself; of the class `sheet` they are as wide as the page.

    On paper each is as large as it was drawn: within the text where it fits there, else on a sheet of its own.
    """
    return joined(*(element("div", Markup(svg(picture)), class_=" ".join(filter(None, ("chart", class_, _sheet(picture)))), role="group",
                            aria_label=title, tabindex="0") for picture in pictures))


def _sheet(picture: Picture) -> str:
    """The class of a drawing that is printed on a sheet of its own; '' where it fits within the text of an A4 page."""
    if picture.width <= _TEXT_WIDTH and picture.height <= _TEXT_HEIGHT:
        return ""
    # Drawings have margins of their own. What no sheet holds is printed as large as the largest lets it be.
    fitting = (name for name, paper in PAPERS.items() if picture.width <= paper.width + 1 and picture.height <= paper.height + 1)
    return f"on-{next(fitting, 'A1').lower()}"


def _row(columns: Sequence[Column], row: Row) -> Markup:
    cells = [element("td" if at else "th", cell if holds(cell) else NOTHING, **_cell(column, cell, is_title=not at))
             for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True))]
    facets = {f"data_{name}": " ".join(values) for name, values in row.facets.items()}
    return element("tr", *cells, **({"id": row.anchor} if row.anchor else {}), **facets)


def _cell(column: Column, cell: Inside, *, is_title: bool) -> dict[str, str]:
    if is_title:
        return {"scope": "row", **_class(column.class_)}
    return {"data_title": column.title, **_class(f"{column.class_}{'' if holds(cell) else ' empty'}".strip())}


def _class(name: str) -> dict[str, str]:
    return {"class_": name} if name else {}
