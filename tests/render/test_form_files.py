"""Forms in Word, PDF, HTML and Markdown: a form to a page, its header repeated, room to sign, nothing lost."""

import io
import zipfile
from functools import cache
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from riskctl.catalog.read import read_catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.report.form import forms_of
from riskctl.report.table import Table, lines_of
from tests.conftest import ROOT
from tests.render.tables import DAY, file_of, made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def handbook(profile: Disclosure = Disclosure.INTERNAL) -> Table:
    return made(read_catalog(ROOT / "catalog", DAY), "duties", profile).table


@cache
def body() -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(file_of(handbook(), "docx"))) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def test_each_post_begins_a_page_in_word_and_stands_in_the_outline() -> None:
    names = [form.name for form in forms_of(handbook())]
    assert len(names) == len(set(handbook().records)) > 45
    headings = [paragraph for paragraph in body().iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}outlineLvl") is not None]
    assert ["".join(heading.itertext()) for heading in headings] == names
    breaks = [paragraph for paragraph in body().iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert {"".join(paragraph.itertext()) for paragraph in breaks} == {"某局岗位职责说明书"}
    assert len(breaks) == len(names) - 1


def own_rows(table: ElementTree.Element) -> list[ElementTree.Element]:
    """The rows of the table, without those of tables within it."""
    return table.findall(f"{W}tr")


def test_tables_of_a_form_are_apart_and_as_wide_as_the_page() -> None:
    parts = [part.tag for part in body().find(f"{W}body") or ()]
    assert not [at for at, part in enumerate(parts[1:]) if part == parts[at] == f"{W}tbl"]
    for table in body().iter(f"{W}tbl"):
        columns = sum(int(column.get(f"{W}w") or 0) for column in table.findall(f"{W}tblGrid/{W}gridCol"))
        assert abs(columns - 156 / 25.4 * 1440) < 12
        widths = {sum(int(width.get(f"{W}w") or 0) for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")) for row in own_rows(table)}
        assert widths == {columns}


def test_word_repeats_the_header_of_what_is_below() -> None:
    with_rows = [form for form in forms_of(handbook()) if form.table.rows]
    headers = [row for row in body().iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(headers) == 2 * len(with_rows)


def test_the_signature_is_in_a_row_of_the_table_that_the_row_before_stays_with() -> None:
    """Programs that do not keep a table with the next one when it goes over pages still keep two rows together."""
    holding = [table for table in body().iter(f"{W}tbl") if table.find(f"{W}tr/{W}tc/{W}tbl") is not None]
    assert len(holding) == sum(bool(form.table.rows) for form in forms_of(handbook()))
    for table in holding:
        *_, before, last = own_rows(table)
        (cell,) = last.findall(f"{W}tc")
        assert "本人签名" in "".join(cell.itertext())
        assert cell[-1].tag == f"{W}p"
        assert last.find(f"{W}trPr/{W}cantSplit") is not None
        assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in before.iter(f"{W}p"))
        assert not [row for row in own_rows(table)[:-2] if row.find(f".//{W}keepNext") is not None]


def test_every_post_begins_a_page_in_pdf_and_no_text_is_lost() -> None:
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file_of(handbook(), "pdf"))).pages]
    begun = [page for page in pages if page.startswith("某局岗位职责说明书")]
    forms = forms_of(handbook())
    assert [page.startswith(f"某局岗位职责说明书{''.join(form.name.split())}") for page, form in zip(begun, forms, strict=True)] == \
        [True] * len(forms)
    assert sum("本人签名" in page for page in pages) == len(forms)
    # A text that goes on overleaf has the footer of one page and the header of the next within it.
    texts = {"".join(line.split()) for row in handbook().rows for cell in row for line in lines_of(cell)}
    assert [text for text in texts if not any(text in page for page in pages)] == []


def test_who_signs_is_asked_only_where_holders_are_named() -> None:
    assert handbook().signatures == ("本人签名", "单位负责人审查", "日期")
    assert handbook(Disclosure.PUBLIC).signatures == ()


@pytest.mark.parametrize("format", ["html", "md"])
def test_each_post_has_its_heading(format: str) -> None:
    start, end = {"html": ("<h2>", "</h2>"), "md": ("## ", "\n")}[format]
    text = file_of(handbook(), format).decode()
    assert [part.partition(end)[0] for part in text.split(start)[1:]] == [form.name for form in forms_of(handbook())]
