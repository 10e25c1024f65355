"""Tables for tests: sheets from rows, catalogs from imports, files of Excel built part by part."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import Plan, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet, Written
from riskctl.exchange.xlsx_write import write_xlsx
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language

TODAY = date(2026, 6, 30)
MANIFEST = b"riskctl: 1\nname: \xe6\x9f\x90\xe5\xb1\x80\n"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HEADINGS = ("序号", "单位", "权力事项", "风险类别", "风险点", "表现形式", "风险等级", "防控措施", "责任人")


def sheet_of(rows: Sequence[Sequence[str]], name: str = "公示表", merged: Sequence[Range] = ()) -> Sheet:
    """A sheet with these rows."""
    return Sheet(name, {at: tuple(row) for at, row in enumerate(rows) if any(row)}, tuple(merged))


def catalog_of(files: Mapping[str, bytes]) -> Catalog:
    """The catalog that files make up."""
    return assemble(Found(dict(files), MANIFEST), "", TODAY)


def imported(sheets: Sequence[Sheet], files: Mapping[str, bytes] | None = None, wanted: Wanted | None = None) -> tuple[Plan, dict[str, bytes]]:
    """What an import of the sheets plans, and the files after it."""
    before = dict(files or {})
    plan = plan_import(sheets, catalog_of(before), wanted or Wanted())
    assert not plan.has_errors, said(plan)
    return plan, {**before, **changed_files(plan, catalog_of(before), before)}


def said(plan: Plan, language: Language = "en") -> list[str]:
    """The problems of a plan, in a line each."""
    return [f"{problem.severity.value} {problem.line(language)}" for problem in plan.problems]


def as_sheet(written: Written) -> Sheet:
    """A sheet that was written, as one that is read."""
    return Sheet(written.name, dict(enumerate([*written.header, *written.rows])), written.merged)


def workbook(*sheets: Written) -> bytes:
    """An Excel file of these sheets."""
    return write_xlsx(sheets)


def changed_package(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The Excel file with parts added, replaced, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, content in parts.items():
            if content is not None:
                after.writestr(name, content)
    return out.getvalue()
