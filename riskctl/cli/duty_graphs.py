"""Carry out `riskctl sod graph`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from riskctl.cli.engine import drawn
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.report.duty_graph import MOST_EDGES, duty_graph, edges_around, edges_of_conflicts
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.network import Edge

FORMATS = ("dot", "svg", "png", "pdf", "json")
_IN_FILES = ("png", "pdf")


def run_graph(options: Options, ids: tuple[str, ...], format: str, output: Path | None) -> int:
    """Draw the graph, or write it as JSON, however large; the exit code is 3 if files could not be read."""
    one_of("--format", format, FORMATS)
    if format in _IN_FILES and output is None:
        raise UserError(f"--format {format} 要用 --output FILE 写明文件。", f"--format {format} needs a file: --output FILE.")
    session = Session.open(options)
    catalog = session.read()
    conflicts = check_separation(catalog).conflicts
    shown = _edges(catalog, ids, conflicts)
    if format == "json":
        from riskctl.report.duty_graph_json import duty_graph_json

        emit(duty_graph_json(catalog, shown, conflicts, options.language or written_language(catalog)), output)
        return note_unread(catalog, session)
    if len(shown) > MOST_EDGES:
        raise UserError(f"图上有 {len(shown)} 条线，看不清；写明人员、岗位、单位或规则的编号，只画其周围。",
                        f"the graph would have {len(shown)} lines, which nobody can read: name people, posts, units or rules to draw only "
                        f"what is around them.")
    if not shown:
        zh, en = "没有冲突可画；写明人员、岗位或单位的编号，就画其周围。", "there is no conflict to draw: name people, posts or units."
        print(f"riskctl: {zh if session.language == 'zh' else en}", file=sys.stderr)
    source = duty_graph(catalog, shown, conflicts, options.language or written_language(catalog))
    if format == "dot":
        emit(source, output)
    elif output is None:
        emit(drawn(source, format).decode("utf-8"))
    else:
        write_atomically(output, drawn(source, format))
    return note_unread(catalog, session)


def _edges(catalog: Catalog, ids: Sequence[str], conflicts: Sequence[Conflict]) -> tuple[Edge, ...]:
    """What is drawn: around the records and rules that are named, else the paths of all conflicts."""
    rules = {rule.id for rule in rules_in_force(catalog)}
    known = (*catalog.people, *catalog.posts, *catalog.units, *rules)
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            zh, en = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("。", ".")
            raise UserError(f"没有人员、岗位、单位或启用的规则 {id!r}{zh}", f"there is no person, post, unit or rule in force {id!r}{en}")
    records = [id for id in ids if id not in rules]
    asked = [one for one in conflicts if not ids or one.rule.id in ids]
    return tuple(dict.fromkeys((*edges_of_conflicts(asked), *(edges_around(catalog, records) if records else ()))))
