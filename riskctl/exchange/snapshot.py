"""The whole catalog as one JSON document, and back: every record as written with its place, every reference resolved.

The document is described by `schemas/snapshot.json`. Its order is that of the catalog, so that the same catalog gives the
same bytes; fields are only added to it.
"""

import json
from collections.abc import Mapping
from datetime import date

from riskctl import __version__
from riskctl.catalog.packs import PACKS
from riskctl.catalog.text import decode
from riskctl.errors import UserError
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.place import Place
from riskctl.model.references import Mention

FORMAT = "snapshot"


def snapshot(catalog: Catalog) -> dict[str, object]:
    """The document of a catalog."""
    return {
        "riskctl": 1, "format": FORMAT, "tool": {"name": "riskctl", "version": __version__}, "as_of": catalog.as_of.isoformat(),
        "manifest": dict(catalog.manifest.node),
        "files": list(catalog.files), "unread": list(catalog.unread),
        "level_scheme": catalog.level_scheme.id if catalog.level_scheme else None,
        "records": {kind: {id: {"file": record.place.file or record.file, "line": record.place.line, "column": record.place.column,
                                "fields": record.node} for id, record in catalog.records.get(kind, {}).items()} for kind in KINDS},
        "levels": {point.id: {"scheme": level.scheme, "id": level.id, "gravity": level.gravity, "label": level.label}
                   for point in catalog.risk_points.values() if (level := catalog.level_of(point))},
        "references": [{"record": one.record.id, "field": one.field, "target": one.target, "kind": _kind_of(catalog, one)}
                       for one in catalog.mentions],
    }


def _kind_of(catalog: Catalog, mention: Mention) -> str | None:
    """What the reference leads to, `end` for the end of a process; None where it leads nowhere."""
    target = mention.target
    if "own steps" in mention.kinds:
        return "end" if target == "end" else "steps" if f"{mention.record.id}/{target}" in catalog.steps else None
    record = catalog.by_id.get(target)
    if record is not None:
        return record.kind
    if target in catalog.steps or (target.endswith("/*") and target[:-2] in catalog.powers):
        return "steps"
    standard = target.removeprefix("std:") if target.startswith("std:") else None
    if standard in catalog.shipped.duties:
        return "duties"
    return "domains" if standard in catalog.shipped.domains else None


def snapshot_text(catalog: Catalog) -> str:
    """The document as text, readable and the same for the same catalog."""
    return json.dumps(snapshot(catalog), ensure_ascii=False, indent=1) + "\n"


def read_snapshot(data: bytes, file: str) -> Catalog:
    """The catalog that a snapshot holds: its records with their places, at its day. UserError for what is no snapshot."""
    decoded = decode(data, file)
    try:
        document = json.loads(decoded.text or "")
    except (ValueError, RecursionError):
        raise _no_snapshot(file) from None
    if not isinstance(document, dict) or document.get("riskctl") != 1 or document.get("format") != FORMAT:
        raise _no_snapshot(file)
    try:
        return _catalog(document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _no_snapshot(file) from None


def _catalog(document: Mapping[str, object]) -> Catalog:
    held, manifest, files, unread = (document[name] for name in ("records", "manifest", "files", "unread"))
    if not (isinstance(held, dict) and isinstance(manifest, dict) and isinstance(files, list) and isinstance(unread, list)):
        raise TypeError
    records = {kind: {id: _record(kind, id, entry) for id, entry in held.get(kind, {}).items()} for kind in KINDS}
    return Catalog("", Manifest(manifest, "riskctl.yaml"), date.fromisoformat(str(document["as_of"])), records, PACKS,
                   files=tuple(map(str, files)), unread=tuple(map(str, unread)))


def _record(kind: str, id: str, entry: Mapping[str, object]) -> Record:
    file, line, column, fields = (entry[name] for name in ("file", "line", "column", "fields"))
    if not (isinstance(file, str) and isinstance(line, int) and isinstance(column, int) and isinstance(fields, dict)):
        raise TypeError
    return KINDS[kind](id, fields, file, Place(file, line, column, line, column + len(id)))


def _no_snapshot(file: str) -> UserError:
    return UserError(f"{file}：不是 riskctl export json 写出的快照。", f"{file}: this is no snapshot written by `riskctl export json`.",
                     unreadable=True)
