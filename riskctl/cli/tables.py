"""Tables for people: with rich on a terminal, aligned and plain elsewhere."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from riskctl.cli.options import Options
from riskctl.cli.session import Session, written_language
from riskctl.model.catalog import Catalog
from riskctl.report.line import visible
from riskctl.report.table import Table, full_header, lines_of, repeats, shade_of
from riskctl.report.table_blocks import fits, table_blocks
from riskctl.report.table_text import table_text
from riskctl.report.width import display_width

if TYPE_CHECKING:
    from rich.console import Console

# A ground for each shade, the darkest first: as codes of the terminal, and as rich calls it.
_GROUNDS = (("1;97;41", "bold white on #8e2a0b"), ("30;48;5;208", "black on #e08a3c"), ("30;43", "black on #f5be41"),
            ("30;48;5;230", "black on #fbe6b3"), ("34;107", "blue on white"))


def print_table(table: Table, options: Options) -> None:
    """Print a table to stdout; columns are aligned by display width, and nothing is cut or wrapped off a terminal.

    On a terminal too narrow for its columns a table is printed row by row.
    """
    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(color_system="auto" if options.use_colour() else None, highlight=False)
        if fits(table, console.width):
            _print_rich(table, console)
        else:
            sys.stdout.write(table_blocks(table))
    else:
        sys.stdout.write(table_text(table, paint_shade if options.use_colour() else None))


def paint_shade(text: str, shade: int) -> str:
    """The text on a ground of the shade."""
    return f"\x1b[{_GROUNDS[shade][0]}m{text}\x1b[0m"


def _print_rich(table: Table, console: "Console") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_lines=bool(table.merged),
                      title=Text(visible(table.title)) if table.title else None, title_justify="left")
    for title in full_header(table):
        shown.add_column(Text(visible(title)), overflow="fold")
    for row, same in zip(table.rows, repeats(table), strict=True):
        cells = []
        for column, cell in enumerate(row):
            shade = shade_of(cell)
            style = _GROUNDS[shade][1] if shade is not None and column not in same else ""
            cells.append(Text("" if column in same else "\n".join(visible(line) for line in lines_of(cell)), style=style))
        shown.add_row(*cells)
    console.print(shown)
    for note in table.notes:
        console.print(Text(visible(note)))


def plain_columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of label and number, indented, the numbers aligned to the right."""
    shown = [(visible(label), number) for label, number in rows]
    width = max((display_width(label) for label, _ in shown), default=0)
    digits = max((len(number) for _, number in shown), default=0)
    return "".join(f"  {label}{' ' * (width - display_width(label))}  {number:>{digits}}\n" for label, number in shown)


def note_unread(catalog: Catalog, session: Session) -> int:
    """Say on stderr which files could not be read, and give the exit code: 3 if there are any, else 0."""
    for file in catalog.unread:
        zh, en = f"{visible(file)} 未能读取，见 riskctl validate。", f"{visible(file)} was not read; see `riskctl validate`."
        print(f"riskctl: {zh if session.language == 'zh' else en}", file=sys.stderr)
    return 3 if catalog.unread else 0


def print_records(catalog: Catalog, kind: str, format: str, session: Session) -> None:
    """Print the records of a kind in the format; UserError for a format that is none."""
    from riskctl.errors import UserError
    from riskctl.report.listing import records_table
    from riskctl.report.record_json import records_json
    from riskctl.report.table_csv import table_csv

    match format:
        case "table":
            print_table(records_table(catalog, kind, session.language), session.options)
        case "csv":
            sys.stdout.write(table_csv(records_table(catalog, kind, session.options.language or written_language(catalog))))
        case "json":
            sys.stdout.write(records_json(catalog.records.get(kind, {}).values()))
        case _:
            raise UserError(f"--format {format!r}：只能是 table、csv 或 json。", f"--format {format!r}: it is table, csv or json.")
