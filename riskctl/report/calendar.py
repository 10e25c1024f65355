"""What falls due, as a calendar: text by month, or JSON."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from riskctl.flow.due import Due, Matter
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import Certainty
from riskctl.report.table import Table
from riskctl.report.table_text import table_text

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")


def calendar_text(catalog: Catalog, dues: Sequence[Due], until: date, language: Language) -> list[tuple[str, list[str]]]:
    """Titles, each with its lines: a summary with the titles of the columns, what is overdue, a part for each month."""
    overdue = sum(1 for due in dues if due.day < catalog.as_of)
    title = Text(f"{catalog.as_of} 至 {until}：逾期 {overdue} 项，到期 {len(dues) - overdue} 项",
                 f"{catalog.as_of} to {until}: {overdue} overdue, {len(dues) - overdue} to come").in_(language)
    if not dues:
        return [(title, [])]
    header, *lines = table_text(_table(catalog, dues, language)).splitlines()
    parts: list[tuple[str, list[str]]] = [(title, [header])]
    for month, numbers in groupby(range(len(dues)), key=lambda at: _month(dues[at].day, catalog.as_of, language)):
        parts.append((month, [lines[at] for at in numbers]))
    return parts


def _month(day: date, today: date, language: Language) -> str:
    if day < today:
        return Text("已逾期", "overdue").in_(language)
    return Text(f"{day.year} 年 {day.month} 月", f"{_MONTHS[day.month - 1]} {day.year}").in_(language)


def _table(catalog: Catalog, dues: Sequence[Due], language: Language) -> Table:
    titles = (Text("日期", "date"), Text("期限", "left"), Text("事项", "matter"), Text("编号", "id"), Text("责任岗位", "owner"),
              Text("名称", "name"))
    header = tuple(title.in_(language) for title in titles)
    rows = tuple((f"  {due.day}", _left(due, catalog.as_of, language), due.matter.in_(language), _id(due),
                  catalog.label_of(due.owner) if due.owner else "", _name(catalog, due, language)) for due in dues)
    return Table((f"  {header[0]}", *header[1:]), rows)


def _left(due: Due, today: date, language: Language) -> str:
    days = (due.day - today).days
    if days < 0:
        return Text(f"逾期 {-days} 天", f"{-days} d late").in_(language)
    if days == 0:
        return Text("今天", "today").in_(language)
    return Text(f"还有 {days} 天", f"in {days} d").in_(language)


def _id(due: Due) -> str:
    return str(due.values["version"]) if due.matter is Matter.LAW else due.record.id


def _name(catalog: Catalog, due: Due, language: Language) -> str:
    """What it is about is called: the law, the post and its holder, what is waived, or the record."""
    post = due.values.get("post")
    if due.matter is Matter.LAW:
        word = Certainty(str(due.values["certainty"]))
        unsure = f"（{word.zh}）" if language == "zh" else f" ({word.en})"
        return f"{due.values['law']}{unsure if word is Certainty.M else ''}"
    if due.matter is Matter.WAIVER:
        return f"{due.values['rule']} {catalog.label_of(str(due.values['target']))}"
    if isinstance(post, str):
        held = catalog.label_of(post)
        return Text(f"{held}（{due.record.label}）", f"{held} ({due.record.label})").in_(language)
    return due.record.label


def calendar_json(catalog: Catalog, dues: Sequence[Due], days: int, until: date) -> str:
    """The calendar as a JSON document."""
    overdue = sum(1 for due in dues if due.day < catalog.as_of)
    document = {
        "riskctl": 1, "as_of": str(catalog.as_of), "within_days": days, "until": str(until),
        "summary": {"overdue": overdue, "to_come": len(dues) - overdue,
                    "by_matter": {matter.value: count for matter in Matter
                                  if (count := sum(1 for due in dues if due.matter is matter))}},
        "due": [_entry(catalog, due) for due in dues],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(catalog: Catalog, due: Due) -> dict[str, object]:
    left = (due.day - catalog.as_of).days
    place = due.place
    return {"matter": due.matter.value, "kind": due.record.kind, "record": due.record.id, "name": due.record.label,
            "field": due.field, "date": str(due.day), "days_left": left, "overdue": left < 0, "owner": due.owner,
            "owner_name": catalog.label_of(due.owner) if due.owner else None, "file": place.file, "line": place.line,
            "column": place.column, "values": dict(due.values)}
