"""Risk tables in which nothing was taken for the controls, or for the level, though columns there are that were not recognised."""

from collections.abc import Iterator

from riskctl.disclosure.forms import DUTIES
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.problems import Problem
from riskctl.exchange.recognise import Table, recognise
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.targets import OWN
from riskctl.exchange.wording import key_of
from riskctl.model.language import LANGUAGES, Text
from riskctl.model.vocabulary import Severity

_WANTED = (
    ("controls", ("防", "控", "措施", "监督", "对策", "制度", "办法"), "防控措施", "controls", "每个风险点都没有措施", "no risk point has a control"),
    ("level", ("级", "等", "程度", "星", "评估", "高低"), "风险等级", "level", "每个风险点都没有等级", "no risk point has a level"),
)
HANDBOOK = Text("这是岗位职责说明书，一岗多行、一格多事，只供阅读，没有读取；岗位请用 riskctl export xlsx --rows posts 写出的表导入",
                "this is a handbook of duties, with several rows for a post and several records in a cell: it is for reading and was not "
                "read; import posts from a table as `riskctl export xlsx --rows posts` writes it")
_SEARCHED_ROWS = 12
_TURNED_ROWS, _TURNED_COLUMNS = 40, 512


def check_lacking(table: Table, mapping: TableMap) -> Iterator[Problem]:
    """A warning for each of these two that no column was taken for, with the setting that would name one."""
    if mapping.kind != "risk_points" or not table.body:
        return
    own = [heading for heading, name in mapping.columns.items() if name.startswith(OWN)]
    for target, words, zh, en, all_zh, all_en in _WANTED:
        if target in mapping.columns.values() or f"risk_points.{target}" in mapping.defaults or (target == "controls" and _is_watched(mapping)):
            continue
        likely = [heading for heading in own if any(word in heading for word in words)]
        if likely:
            said = "、".join(f"“{heading}”" for heading in likely)
            yield Problem(Severity.WARNING, table.sheet.name,
                          f"没有认出{zh}的栏目，{all_zh}；{said}如果就是，加 --set '{likely[0]}={target}'",
                          f"no column was taken for the {en}, so that {all_en}; if {', '.join(likely)} is one, add --set '{likely[0]}={target}'")


def _is_watched(mapping: TableMap) -> bool:
    """Whether indicators stand where others have controls."""
    return "indicators" in mapping.columns.values()


def is_handbook(sheet: Sheet) -> bool:
    """Whether the sheet is a handbook of duties as riskctl renders it, by its two groups of columns."""
    head = [key_of(text) for row in sorted(sheet.rows)[:_SEARCHED_ROWS] for text in sheet.rows[row]]
    groups = {column.group for column in DUTIES[0] if column.group}
    return any(all(any(text.startswith(key_of(group.in_(language))) for text in head) for group in groups) for language in LANGUAGES)


def lies_on_its_side(sheet: Sheet, kind: str = "") -> bool:
    """Whether the headings stand one below the other in the first column, each with its records to the right."""
    if not sheet.rows or max(sheet.rows) >= _TURNED_ROWS or sheet.width > _TURNED_COLUMNS:
        return False
    last = max(sheet.rows)
    turned = {column: tuple(sheet.cell(row, column) for row in range(last + 1)) for column in range(sheet.width)}
    return recognise(Sheet(sheet.name, {at: cells for at, cells in turned.items() if any(cells)}), kind) is not None
