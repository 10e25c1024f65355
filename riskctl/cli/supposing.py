"""Carry out `riskctl sod whatif`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.check.whatif import effect_of
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.model.catalog import Catalog
from riskctl.model.language import Text
from riskctl.model.vocabulary import AssignmentRole
from riskctl.report.whatif import whatif_json, whatif_text
from riskctl.rules import all_rules
from riskctl.separation.draft import Change

FORMATS = ("text", "json")


@dataclass(frozen=True)
class Supposed:
    """The arguments of `riskctl sod whatif`."""

    options: Options
    posts: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    format: str = "text"
    output: Path | None = None


def run_whatif(asked: Supposed) -> int:
    """Show what the changes would do; 1 if things get worse, 3 if that could not be told."""
    one_of("--format", asked.format, FORMATS)
    session = Session.open(asked.options)
    catalog = session.read()
    changes = tuple(_changes(asked, catalog))
    if not changes:
        raise UserError("没有写明任何调整；用 --move、--assign、--remove、--absent 或 --post。",
                        "no change is given; use --move, --assign, --remove, --absent or --post.")
    effect = effect_of(catalog, changes, all_rules(), lambda powers: watched(
        powers, Text("推算人员配备", "staffing").in_(session.language)))
    if asked.format == "json":
        emit(whatif_json(effect, changes), asked.output)
    else:
        from riskctl.cli.paint import painter

        language = session.language if asked.output is None else asked.options.language or written_language(catalog)
        emit(whatif_text(effect, catalog, language, painter(asked.options.use_colour() and asked.output is None)), asked.output)
    return note_unread(catalog, session) or (3 if effect.is_undecided else int(effect.is_worse))


def _changes(asked: Supposed, catalog: Catalog) -> Iterator[Change]:
    """The changes: new posts, departures, moves, further posts."""
    new: list[str] = []
    for text in asked.posts:
        id, unit = _pair("--post", text, "ID=UNIT[:LIKE]")
        unit, _, like = unit.partition(":")
        new.append(id)
        yield Change("add_post", id, _known(catalog, "units", unit), _known(catalog, "posts", like) if like else "")
    for option, texts, what in (("--remove", asked.removed, "remove"), ("--absent", asked.absent, "absent")):
        for text in texts:
            person, day = _dated(option, text)
            yield Change(what, _known(catalog, "people", person), day=day)
    for text in asked.moves:
        person, rest = _pair("--move", text, "PERSON=POST[@DATE]")
        post, day = _dated("--move", rest)
        yield Change("move", _known(catalog, "people", person), _known(catalog, "posts", post, new), day=day)
    for text in asked.assigned:
        person, rest = _pair("--assign", text, "PERSON=POST[:AS][@DATE]")
        rest, day = _dated("--assign", rest)
        post, _, role = rest.partition(":")
        yield Change("assign", _known(catalog, "people", person), _known(catalog, "posts", post, new), as_=_role(role), day=day)


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    left, equals, right = text.partition("=")
    if not (left and equals and right):
        raise UserError(f"{option} {text!r}：要写成 {form}。", f"{option} {text!r}: it is written {form}.")
    return left, right


def _dated(option: str, text: str) -> tuple[str, date | None]:
    name, at, day = text.partition("@")
    try:
        return name, date.fromisoformat(day) if at else None
    except ValueError:
        raise UserError(f"{option} {text!r}：日期要写成 2026-06-30。", f"{option} {text!r}: a date is written 2026-06-30.") from None


def _role(text: str) -> str:
    known = [role.value for role in AssignmentRole]
    if text and text not in known:
        raise UserError(f"--assign：没有任职性质 {text!r}；有 {'、'.join(known)}。",
                        f"--assign: there is no role {text!r}; it is one of {', '.join(known)}.")
    return text or AssignmentRole.PRIMARY.value


def _known(catalog: Catalog, kind: str, id: str, more: list[str] | None = None) -> str:
    """The id if there is such a record; UserError with the nearest one if not."""
    ids = [*catalog.records.get(kind, {}), *(more or ())]
    if id not in ids:
        near = nearest(id, ids)
        zh, en = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("。", ".")
        raise UserError(f"目录里没有 {id!r}{zh}用 riskctl list {kind} 查看。", f"there is no {id!r} in the catalog{en} See `riskctl list {kind}`.")
    return id
