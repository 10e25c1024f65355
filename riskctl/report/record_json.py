"""Records as JSON."""

import json
from collections.abc import Iterable

from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.report.describe import neighbours


def record_json(catalog: Catalog, record: Record) -> str:
    """One record: kind, id, place, its fields as written, and the records that name it."""
    document = {"riskctl": 1, "kind": record.kind, "id": record.id, "file": record.place.file, "line": record.place.line,
                "column": record.place.column, "record": record.node,
                "named_by": [{"kind": one.kind, "id": one.id, "field": one.field} for one in neighbours(catalog, record.id)]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def records_json(records: Iterable[Record]) -> str:
    """Records by id, their fields as written."""
    document = {"riskctl": 1, "records": {record.id: record.node for record in records}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
