"""The records of a kind as a table."""

from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.risk import RiskPoint
from riskctl.report.table import Table
from riskctl.risk.scale import scale_of
from riskctl.risk.words import level_name

# The fields worth a column, by kind; the id and the place are always shown.
COLUMNS: dict[str, tuple[str, ...]] = {
    "units": ("name", "kind", "parent", "head"),
    "posts": ("name", "unit", "reports_to", "key"),
    "parties": ("name", "role"),
    "people": ("name", "unit"),
    "portfolios": ("leader", "from", "to"),
    "delegations": ("from", "to", "valid_from", "valid_to"),
    "domains": ("name", "parent"),
    "duties": ("name", "domain"),
    "bodies": ("name", "chair", "quorum"),
    "documents": ("name", "retain"),
    "powers": ("name", "type", "layer", "domain", "unit"),
    "risk_points": ("name", "at", "type", "level", "status"),
    "controls": ("name", "kind", "timing", "owner", "frequency"),
    "institutions": ("name", "document", "status", "owner"),
    "sod_rules": ("name", "severity"),
    "level_schemes": ("name", "by", "subject"),
    "waivers": ("rule", "record", "approved_by", "expires"),
}


def records_table(catalog: Catalog, kind: str, language: Language) -> Table:
    """Every record of the kind, in the order of the catalog."""
    records = catalog.records.get(kind, {})
    columns = COLUMNS[kind]
    titles = {key: field.title.in_(language) for record in [*records.values()][:1] for key, field in record.field_table().items()}
    header = (Text("编号", "id").in_(language), *(titles.get(key, key) for key in columns), Text("位置", "place").in_(language))
    return Table(header, tuple(_row(record, columns, catalog, language) for record in records.values()))


def _row(record: Record, columns: tuple[str, ...], catalog: Catalog, language: Language) -> tuple[str, ...]:
    cells = [_level(record, catalog, language) if isinstance(record, RiskPoint) and key == "level" else
             _cell(record, key, language) for key in columns]
    return (record.id, *cells, f"{record.place.file}:{record.place.line}")


def _level(point: RiskPoint, catalog: Catalog, language: Language) -> str:
    """What the scheme in force calls the level of the risk point; what is written where the scheme has no such level."""
    level = scale_of(catalog.level_scheme).level(point.level) if catalog.level_scheme else None
    return level_name(level, language) if level else point.level or ""


def _cell(record: Record, key: str, language: Language) -> str:
    field = record.field_table()[key]
    value = getattr(record, field.attribute)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(_word(item, language) for item in value)
    if key == "unit" and value is None:
        value = getattr(record, "lead_unit", None)
    return _word(value, language)


def _word(value: object, language: Language) -> str:
    match value:
        case None:
            return ""
        case Word():
            return value.in_(language)
        case bool():
            return Text("是" if value else "", "yes" if value else "").in_(language)
        case _:
            return str(value)
