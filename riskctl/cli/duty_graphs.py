"""Carry out `riskctl sod graph`."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.report.duty_graph import MOST_EDGES, duty_graph, edges_around, edges_of_conflicts
from riskctl.report.line import visible
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.network import Edge

FORMATS = ("dot", "svg", "png")
SECONDS = 60
"""How long dot may take; a graph that anybody can read takes less than one."""


def run_graph(options: Options, ids: tuple[str, ...], format: str, output: Path | None) -> int:
    """Draw the graph; the exit code is 3 if files could not be read."""
    one_of("--format", format, FORMATS)
    if format == "png" and output is None:
        raise UserError("--format png 要用 --output FILE 写明文件。", "--format png needs a file: --output FILE.")
    session = Session.open(options)
    catalog = session.read()
    conflicts = check_separation(catalog).conflicts
    shown = _edges(catalog, ids, conflicts)
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
    else:
        _draw(source, format, output)
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


def _draw(source: str, format: str, output: Path | None) -> None:
    """Have dot draw it; UserError that says what to install where there is no dot."""
    if shutil.which("dot") is None:
        raise UserError("没有找到 Graphviz 的 dot：安装 Graphviz（如 apt install graphviz），或用 --format dot。",
                        "dot of Graphviz was not found: install Graphviz (such as `apt install graphviz`), or use --format dot.")
    drawn = _drawn(source, format)
    if output is None:
        emit(drawn.decode("utf-8"))
    else:
        write_atomically(output, drawn)


def _drawn(source: str, format: str) -> bytes:
    """What dot makes of the graph; UserError where it fails or takes too long."""
    try:
        ran = subprocess.run(["dot", f"-T{format}"], input=source.encode(), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UserError(f"dot 在 {SECONDS} 秒内没有画完：写明人员、岗位、单位或规则的编号，只画其周围，或用 --format dot 另行处理。",
                        f"dot did not finish within {SECONDS} seconds: name people, posts, units or rules to draw only what is around "
                        f"them, or take --format dot.") from None
    except OSError as error:
        raise UserError(f"dot 无法运行：{error.strerror}。用 --format dot。", f"dot cannot be run: {error.strerror}. Take --format dot.") from None
    if ran.returncode or not ran.stdout:
        said = visible(ran.stderr.decode(errors="replace").strip().partition("\n")[0])
        raise UserError(f"dot 没有画出图：{said}。用 --format dot 看源文件。", f"dot drew nothing: {said}. Look at the source with --format dot.")
    return ran.stdout
