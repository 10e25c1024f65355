"""Carry out `riskctl sod matrix`."""

from pathlib import Path

from riskctl.check.separation import judge
from riskctl.check.settings import settings_for
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, on_disk, write_atomically, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.render.table_file import About, table_file
from riskctl.report.separation_matrix import KINDS, duties_matrix, people_matrix, posts_matrix
from riskctl.report.table import Table
from riskctl.report.table_text import table_text
from riskctl.rules import all_rules

FORMATS = ("table", "json", "csv", "html", "xlsx")
_MATRICES = {"duties": duties_matrix, "posts": posts_matrix, "people": people_matrix}


def run_matrix(options: Options, kind: str, format: str, output: Path | None) -> int:
    """Show a matrix; the exit code is 3 if files could not be read."""
    one_of("MATRIX", kind, KINDS)
    one_of("--format", format, FORMATS)
    if format == "xlsx" and output is None:
        raise UserError("--format xlsx 要用 --output FILE 写明文件。", "--format xlsx needs a file: --output FILE.")
    session = Session.open(options)
    catalog = session.read()
    to_screen = format == "table" and output is None
    language = session.language if to_screen else options.language or written_language(catalog)
    rules = all_rules()
    settings, _ = settings_for(catalog.manifest, rules)
    table = _MATRICES[kind](catalog, judge(catalog, settings, rules), language)
    if to_screen:
        print_table(table, options)
    else:
        _deliver(table, format, About(catalog.as_of, language, catalog.manifest.name or ""), output)
    return note_unread(catalog, session)


def _deliver(table: Table, format: str, about: About, output: Path | None) -> None:
    if format == "table":
        emit(table_text(table), output)
    elif output is None:
        emit(table_file(table, format, about).decode(), None)
    else:
        write_atomically(output, on_disk(table_file(table, format, about), format))
