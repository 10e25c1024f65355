"""Tables for people: with rich on a terminal, aligned and plain elsewhere."""

import sys
import unicodedata
from collections.abc import Sequence

from riskctl.cli.options import Options
from riskctl.cli.session import Session, written_language
from riskctl.model.catalog import Catalog
from riskctl.report.line import visible
from riskctl.report.table import Table


def print_table(table: Table, options: Options) -> None:
    """Print a table to stdout; columns are aligned by display width, and nothing is cut or wrapped off a terminal."""
    if sys.stdout.isatty():
        _print_rich(table, options)
    else:
        sys.stdout.write(plain_table(table))


def plain_table(table: Table) -> str:
    """The table as lines of text, columns two spaces apart."""
    rows = [[visible(cell) for cell in row] for row in [table.header, *table.rows]]
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(table.header))]
    return "".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip() + "\n"


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    return sum(0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
               for character in text)


def _print_rich(table: Table, options: Options) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title in table.header:
        shown.add_column(Text(title), overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(visible(cell)) for cell in row))
    Console(color_system="auto" if options.use_colour() else None, highlight=False).print(shown)


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
    from riskctl.report.listing import records_table, table_csv
    from riskctl.report.record_json import records_json

    match format:
        case "table":
            print_table(records_table(catalog, kind, session.language), session.options)
        case "csv":
            sys.stdout.write(table_csv(records_table(catalog, kind, session.options.language or written_language(catalog))))
        case "json":
            sys.stdout.write(records_json(catalog.records.get(kind, {}).values()))
        case _:
            raise UserError(f"--format {format!r}：只能是 table、csv 或 json。", f"--format {format!r}: it is table, csv or json.")
