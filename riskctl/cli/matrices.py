"""Carry out `riskctl sod matrix`."""

from pathlib import Path

from riskctl.check.separation import judge
from riskctl.check.settings import settings_for
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, write_atomically, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.report.separation_matrix import KINDS, duties_matrix, people_matrix, posts_matrix
from riskctl.report.table import Table
from riskctl.rules import all_rules

FORMATS = ("table", "json", "csv", "html", "xlsx")
_MATRICES = {"duties": duties_matrix, "posts": posts_matrix, "people": people_matrix}


def run_matrix(options: Options, kind: str, format: str, output: Path | None) -> int:
    """Show a matrix; the exit code is 3 if files could not be read."""
    for option, word, known in (("MATRIX", kind, KINDS), ("--format", format, FORMATS)):
        one_of(option, word, known)
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
    elif format == "xlsx" and output is not None:
        from riskctl.report.table_xlsx import table_xlsx

        write_atomically(output, table_xlsx(table, catalog.as_of))
    else:
        emit(_text(table, format, session, language_zh=language == "zh"), output)
    return note_unread(catalog, session)


def _text(table: Table, format: str, session: Session, *, language_zh: bool) -> str:
    match format:
        case "csv":
            from riskctl.report.table_csv import table_csv

            return table_csv(table)
        case "json":
            from riskctl.report.table_json import table_json

            return table_json(table, session.options.day(), {})
        case "html":
            from riskctl.report.page import table_page

            return table_page(table, session.options.day(), "zh" if language_zh else "en", "")
        case _:
            from riskctl.report.table_text import table_text

            return table_text(table)
