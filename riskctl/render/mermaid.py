"""A flowchart as a mermaid diagram, for Markdown documents: without lanes, which mermaid cannot hold."""

from riskctl.drawing.chart import Shape
from riskctl.render.flowchart.content import Content, Item

_SHAPES = {Shape.STEP: ('["', '"]'), Shape.TERMINAL: ('(["', '"])'), Shape.CHOICE: ('{"', '"}'), Shape.BAR: ('["', '"]'),
           Shape.CONNECTOR: ('(("', '"))')}


def mermaid(content: Content) -> str:
    """The boxes, with the post that acts, and the lines; returns are dashed."""
    names = {item.id: f"n{number}" for number, item in enumerate(content.items)}
    lanes = {lane.id: lane.title for lane in content.lanes}
    lines = ["flowchart TD"]
    for item in content.items:
        opening, closing = _SHAPES[item.shape]
        lines.append(f"    {names[item.id]}{opening}{_label(item, lanes)}{closing}")
    for link in content.links:
        arrow = "-.->" if link.is_return else "-->"
        label = f'|"{_escaped(link.label)}"|' if link.label else ""
        lines.append(f"    {names[link.source]} {arrow}{label} {names[link.target]}")
    return "\n".join(lines) + "\n"


def _label(item: Item, lanes: dict[str, str]) -> str:
    if item.number is None:
        return _escaped(item.title) or "＋"
    levels = (f"{'★' * (risk.level.stars if risk.level else 0)} {risk.id}" for risk in item.risks)
    return "<br>".join(map(_escaped, (f"{item.number} {item.title}", lanes[item.lane], *levels)))


def _escaped(text: str) -> str:
    """The text as mermaid writes it between quotes: whatever could be markup is a numbered entity."""
    return "".join(character if character.isalnum() or character in " ，。、；：（）《》？！—…·★-./%≤"
                   else f"#{ord(character)};" for character in text)
