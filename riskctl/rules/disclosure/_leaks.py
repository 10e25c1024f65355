"""Hits for personal data in free words."""

from collections.abc import Iterator

from riskctl.catalog.discover import MANIFEST
from riskctl.disclosure.leaks import leaks, remarked
from riskctl.disclosure.personal_data import Found, Personal, hidden
from riskctl.findings import Hit, Text
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure

_PUBLIC, _INTERNAL = Text("对外公开的材料", "public output"), Text("内部公布的材料", "internal output")
_FILE, _COMMENT, _NAME = Text("目录文件", "the file itself"), Text("注释", "comment"), Text("文件名", "file name")


def hits(catalog: Catalog, sort: Personal) -> Iterator[Hit]:
    """A hit for each piece of personal data, of which only the ends are shown, be it in the id of the record or in a key."""
    for text, found in leaks(catalog, sort):
        record = text.record if isinstance(text.record, Record) else None
        id, kind = (record.id, record.kind) if record else (MANIFEST, None)
        holder, field = hidden(id), ".".join(hidden(part) for part in text.path if isinstance(part, str)) or None
        key = Text(field or "id", field or "id")
        yield Hit(text.record.place_of(*text.path), record.id if record and holder == id else None,
                  field if field == text.field else None, kind=kind,
                  values=_values(holder, found, key, _PUBLIC if text.disclosure is Disclosure.PUBLIC else _INTERNAL))
    for remark, found in remarked(catalog, sort):
        file, holder = remark.place.file, hidden(remark.place.file)
        yield Hit(remark.place, file if file == holder else None, None, kind=None,
                  values=_values(holder, found, _COMMENT if remark.is_comment else _NAME, _FILE))


def _values(holder: str, found: Found, key: Text, to: Text) -> dict[str, object]:
    return {"holder": holder, "shown": found.shown, "key": key.en, "key_zh": key.zh, "key_en": key.en, "to_zh": to.zh, "to_en": to.en}
