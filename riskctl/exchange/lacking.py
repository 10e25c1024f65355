"""Sheets that are no table, hold more than one, or have columns for controls or levels that were not recognised."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.disclosure.forms import DUTIES
from riskctl.exchange.headings import headings_of
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.problems import Problem
from riskctl.exchange.recognise import Table, recognise
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.targets import NUMBER, OWN
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
FORM = Text("这是一岗（一人）一张的登记表，栏目和内容左右相邻，没有读取；请汇总成表头在上、一行一条的表再导入",
            "this is a form, each label beside what it asks for, so it was not read; bring such forms together in a table: headings above, "
            "a record a row")
_SEARCHED_ROWS = 12
_FEWEST_LABELS, _LONGEST_LABEL = 4, 14
_FEWEST_HEADINGS = 3
_TURNED_ROWS, _TURNED_COLUMNS = 40, 512


def check_lacking(table: Table, mapping: TableMap) -> Iterator[Problem]:
    """A warning for each of these two that no column was taken for, with the setting that would name one."""
    if mapping.kind != "risk_points" or not table.body:
        return
    own = [heading for heading, name in mapping.columns.items() if name.startswith(OWN)]
    meant = {name.partition(":")[0] for name in mapping.columns.values()}
    for target, words, zh, en, all_zh, all_en in _WANTED:
        if target in meant or f"risk_points.{target}" in mapping.defaults or (target == "controls" and _is_watched(mapping)):
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


def is_form(sheet: Sheet) -> bool:
    """Whether the sheet is a form for one post or person: several labels in one row, each with its answer beside it, and more such rows."""
    if not sheet.rows or max(sheet.rows) >= _TURNED_ROWS or sheet.width > _TURNED_COLUMNS:
        return False
    known = headings_of("risk_points")
    pairs = [_labels(cells, known) for _, cells in sorted(sheet.rows.items())]
    labels = {label for row in pairs for label in row}
    return any(len(row) > 1 for row in pairs) and sum(map(bool, pairs)) > len(pairs) // 2 and len(labels - {"", NUMBER}) >= _FEWEST_LABELS


def _labels(cells: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """What the labels of a row ask for that stand before an answer each; nothing where two of them stand side by side."""
    filled = [key_of(text) if len(text) <= _LONGEST_LABEL else "" for text in cells if text.strip()]
    found = [known.get(key, "") for key in filled]
    if len(found) > 1 and found[0] and not any(found[1::2]):
        return list(dict.fromkeys(one for one in found[::2] if one))
    return []


def check_others(table: Table) -> Iterator[Problem]:
    """An error for each other row of headings in the sheet, of another table, whose rows would be lost or read in the wrong columns."""
    sheet, head = table.sheet, range(table.top, table.top + table.depth)
    known = headings_of(table.kind)
    own = {key_of(text) for row in head for text in sheet.rows.get(row, ()) if text.strip()}
    for row, cells in sheet.rows.items():
        if row not in head and sum(text in known for text in cells) >= _FEWEST_HEADINGS and _is_heading(cells, known) \
                and not (own.issuperset(keys := {key_of(text) for text in cells if text.strip()}) and (table.depth > 1 or len(keys) == len(own))):
            yield Problem(Severity.ERROR, sheet.address(row, 0),
                          f"这里又是一行表头（读取的表头在第 {table.top + 1} 行）；一张工作表里的几个表，请分到各自的工作表",
                          f"here is another row of headings (those that were read stand in row {table.top + 1}): give each table of the sheet "
                          "a sheet of its own")


def check_beside(table: Table) -> Iterator[Problem]:
    """An error where the headings begin anew in the same rows: another table stands beside, whose records would be lost."""
    first = [column for column in table.columns if column.target != NUMBER]
    repeated = [column for column in first if column.rival is not None and column.heading == f"{_heading_at(table, column.rival)} (2)"]
    if len(repeated) >= _FEWEST_HEADINGS or (len(repeated) > 1 and 2 * len(repeated) == len(first)):
        at = table.sheet.address(table.top, repeated[0].number)
        yield Problem(Severity.ERROR, at, "从这里起表头又重复一遍：左右并排的几个表，请上下接成一个表",
                      "the headings begin anew here: of tables side by side, put one below the other")


def _heading_at(table: Table, number: int) -> str:
    return next((column.heading for column in table.columns if column.number == number), "")


def _is_heading(cells: Sequence[str], known: Mapping[str, str]) -> bool:
    """Whether all texts of a row, but for one, are known headings."""
    keys = [key_of(text) for text in cells if text.strip()]
    return len({known[key] for key in keys if key in known}) >= max(_FEWEST_HEADINGS, len(keys) - 1)


def lies_on_its_side(sheet: Sheet, kind: str = "") -> bool:
    """Whether the headings stand one below the other in the first column, each with its records to the right."""
    if not sheet.rows or max(sheet.rows) >= _TURNED_ROWS or sheet.width > _TURNED_COLUMNS:
        return False
    last = max(sheet.rows)
    turned = {column: tuple(sheet.cell(row, column) for row in range(last + 1)) for column in range(sheet.width)}
    return recognise(Sheet(sheet.name, {at: cells for at, cells in turned.items() if any(cells)}), kind) is not None
