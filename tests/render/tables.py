"""Files of tables made in tests, and what can be found in their bytes."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date

from pypdf import PdfReader
from pypdf.generic import StreamObject

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.table_file import About, table_file
from riskctl.report.published import WHOLE, Published, Selection, published
from riskctl.report.shown import shown_to
from riskctl.report.table import Table

DAY = date(2026, 11, 22)
_REFERENCE = re.compile(r"(IndirectObject\(\d+, \d+), \d+\)")


def made(of: Catalog, name: str, profile: Disclosure = Disclosure.INTERNAL, language: Language = "zh",
         selection: Selection = WHOLE) -> Published:
    """The table, which must be there."""
    found = published(shown_to(of, profile), name, language, selection)
    assert found is not None
    return found


def file_of(table: Table, format: str, language: Language = "zh", owner: str = "某局") -> bytes:
    """The table in a format, at a fixed day, from no version."""
    return table_file(table, format, About(DAY, language, owner))


def _objects_of(reader: PdfReader) -> Iterator[str]:
    """Every object of a PDF, its streams decompressed, its strings decoded; of references their numbers, not where they lie in memory."""
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        yield _REFERENCE.sub(r"\1", str(found))
        if isinstance(found, StreamObject):
            yield found.get_data().decode("latin-1")


def everything_in(data: bytes, format: str) -> str:
    """All that the bytes of a file hold: the parts of zip archives, names included; text, properties and every stream of a PDF."""
    if format in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if format == "pdf":
        reader = PdfReader(io.BytesIO(data))
        text = "".join(page.extract_text() for page in reader.pages)
        return "".join(text.split()) + str(reader.metadata) + data.decode("latin-1") + "".join(_objects_of(reader))
    return data.decode()
