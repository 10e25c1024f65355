"""Carry out `riskctl import access`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.cli.importing import MARKS, bytes_of, show_plan, write_plan
from riskctl.cli.options import Options
from riskctl.cli.progress import counted
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread
from riskctl.cli.writing import opened
from riskctl.errors import UserError
from riskctl.exchange.access.guess import access_mapping_text, guessed, membership, users_across
from riskctl.exchange.access.mapping import AccessMap, map_for, read_access_mapping
from riskctl.exchange.access.plan import plan_access
from riskctl.exchange.access.reading import BLANK, AccessTable, read_access
from riskctl.exchange.plan import Plan
from riskctl.report.access import meanings_table
from riskctl.report.importing import plan_json, problem_lines
from riskctl.report.line import visible

Pairs = list[tuple[AccessTable, AccessMap]]
_MARKS = {**MARKS, "blank": BLANK}


@dataclass(frozen=True)
class AccessRequest:
    """What an import of access data is asked: the files, how to read them, and whether to write."""

    files: tuple[Path, ...]
    mapping: Path | None = None
    unit: str = ""
    delimiter: str = ""
    format: str = "table"
    output: Path | None = None
    with_people: bool = False
    fix: bool = False
    guess: bool = False
    write: bool = False


def run_access(request: AccessRequest, options: Options) -> int:
    """Show what the import would do, or do it; 1 where something does not resolve, 3 where rows or files were not read."""
    _check(request)
    session = opened(options)
    maps = read_access_mapping(bytes_of(request.mapping), visible(str(request.mapping))) if request.mapping else ()
    found = find_files(session.root, Limits())
    before = dict(found.files)
    catalog = assemble(found, str(session.root), options.day())
    language = options.language or written_language(catalog)
    with counted("行" if session.language == "zh" else "rows") as progress:
        pairs = _mapped([_table(path, request, maps, progress) for path in request.files], maps, request)
        plan = None if request.guess else plan_access(pairs, catalog, language, with_people=request.with_people, progress=progress)
    if plan is None:
        return _guess(pairs, request, session)
    code = note_unread(catalog, session)
    written = write_plan(plan, catalog, before, session) if request.write and not plan.has_errors and not code else None
    if request.format == "json":
        emit(plan_json(plan, ", ".join(table.file for table, _ in pairs), language, written=written is not None), request.output)
    else:
        show_plan(plan, meanings_table(plan, session.language), session, written, wrote=request.write)
    return code or _code(plan, pairs)


def _code(plan: Plan, pairs: Pairs) -> int:
    if any(not table.is_whole for table, _ in pairs):
        return 3
    return int(plan.has_errors)


def _check(request: AccessRequest) -> None:
    if request.format not in ("table", "json"):
        raise UserError(f"--format {request.format!r}：只能是 table 或 json。", f"--format {request.format!r}: it is table or json.")
    if request.guess and request.write:
        raise UserError("--guess 和 --write 不能同时使用。", "--guess and --write exclude each other.")
    if request.delimiter and request.delimiter not in _MARKS:
        raise UserError(f"--delimiter {request.delimiter!r}：只能是 comma、tab、semicolon 或 blank。",
                        f"--delimiter {request.delimiter!r}: it is comma, tab, semicolon or blank.")
    names = [path.name for path in request.files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UserError(f"有两个文件都叫 {visible(twice)}，报告会分不清；请改名。",
                        f"two files are called {visible(twice)}, and reports could not tell them apart; rename one.")


def _table(path: Path, request: AccessRequest, maps: Sequence[AccessMap], progress: Callable[[int], None]) -> AccessTable:
    """The table of a file; whether it has headings is up to the map that names it."""
    data, name = bytes_of(path), visible(path.name)
    if data.startswith(b"PK\x03\x04"):
        raise UserError(f"{name} 是 Excel 文件，权限数据请另存为 CSV。", f"{name} is an Excel file; save access data as CSV.")
    named = next((one for one in maps if one.file == path.name), None)
    return read_access(data, name, _MARKS.get(request.delimiter, ""), has_header=named.has_header if named else None,
                       fix=request.fix, progress=progress)


def _mapped(tables: Sequence[AccessTable], maps: Sequence[AccessMap], request: AccessRequest) -> Pairs:
    """Each table with its map, given or guessed. UserError for a file of which nobody can tell what it holds."""
    pairs: Pairs = []
    for table in tables:
        mapping = map_for(table, maps) if maps else guessed(table)
        if mapping is None and table.headings:
            shown = ", ".join(map(visible, table.headings[:12]))
            zh, en = ("映射里没有这个文件", "the mapping does not have this file") if maps else \
                ("看不出这个文件是什么", "nothing tells what this file holds")
            example = visible(membership(table))
            raise UserError(f"{table.file}：{zh}（表头：{shown}）；请在 --map 的映射里写明 rows 和 columns，例如：\n{example}",
                            f"{table.file}: {en} (headings: {shown}); say its rows and columns in a mapping given with --map, such as:\n{example}")
        mapping = mapping or AccessMap(table.file, "users")
        pairs.append((table, replace(mapping, defaults={"unit": request.unit, **mapping.defaults} if request.unit else mapping.defaults)))
    return pairs if maps else users_across(pairs)


def _guess(pairs: Pairs, request: AccessRequest, session: Session) -> int:
    """Write the mapping; rows that could not be read are named beside it."""
    for line in problem_lines([problem for table, _ in pairs for problem in table.problems], session.language):
        print(f"riskctl: {visible(line)}", file=sys.stderr)
    emit(access_mapping_text(pairs, session.language), request.output)
    return 0
