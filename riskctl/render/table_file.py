"""A table as the bytes of a file in any format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from riskctl.model.language import Language
from riskctl.report.page import footer_of
from riskctl.report.table import Table, with_lines

TEXT_FORMATS = ("html", "md", "csv", "json")
"""The formats that are text."""
FORMATS = ("html", "md", "xlsx", "docx", "pdf", "csv", "json")
"""The formats of tables, each called as its files end."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says beside the table: the day, whose it is, the version of the catalog, further facts for JSON.

    `font` is a font file for characters that the shipped font lacks, in PDF.
    """

    as_of: date
    language: Language
    owner: str = ""
    version: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    font: Path | None = None


def table_file(table: Table, format: str, about: About) -> bytes:
    """The bytes of the file; the same table gives the same bytes. UserError where an extra is missing or it cannot be held."""
    lined = with_lines(table)
    heading = (about.as_of, about.language, about.owner, about.version)
    match format:
        case "xlsx":
            from riskctl.render.xlsx import xlsx

            return xlsx(lined, *heading)
        case "docx":
            from riskctl.render.docx import docx

            return docx(lined, *heading)
        case "pdf":
            return _pdf(lined, about)
        case _:
            return _text(lined, format, about).encode()


def _pdf(table: Table, about: About) -> bytes:
    if table.is_forms and table.rows:
        from riskctl.render.typeset_form import forms_pdf

        return forms_pdf(table, about.as_of, about.language, about.owner, about.version, about.font)
    from riskctl.render.typeset_table import table_pdf

    return table_pdf(table, about.as_of, about.language, about.owner, about.version, about.font)


def _text(table: Table, format: str, about: About) -> str:
    match format:
        case "csv":
            from riskctl.report.table_csv import table_csv

            return table_csv(table)
        case "json":
            from riskctl.report.table_json import table_json

            return table_json(table, about.as_of, about.facts)
        case "md":
            from riskctl.report.table_markdown import table_markdown

            return table_markdown(table, footer_of(about.as_of, about.language, about.version), about.language, about.owner)
        case _:
            from riskctl.report.page import table_page

            return table_page(table, about.as_of, about.language, about.owner, about.version)
