"""Tables as JSON."""

import json
from collections.abc import Mapping
from datetime import date

from riskctl.report.table import Table, data_of, full_header


def table_json(table: Table, as_of: date, facts: Mapping[str, object]) -> str:
    """The table as a document: the columns, the rows by the keys of the columns, and the facts as further keys."""
    keys = table.keys or table.header
    columns = [{"key": key, "title": title} for key, title in zip(keys, full_header(table), strict=True)]
    rows = [{key: data_of(cell) for key, cell in zip(keys, row, strict=True)} for row in table.rows]
    if table.records:
        rows = [{"id": id, **row} for id, row in zip(table.records, rows, strict=True)]
    document = {"riskctl": 1, "as_of": as_of.isoformat(), "title": table.title, "columns": columns, "rows": rows,
                **({"notes": list(table.notes)} if table.notes else {}), **facts}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
