"""Carry out `riskctl import xlsx|csv`."""

import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.cli.lookup import kind_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import counted
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.cli.writing import opened, write_all
from riskctl.errors import UserError, in_chinese
from riskctl.exchange.bounds import BOUNDS, too_many
from riskctl.exchange.changes import changed_files
from riskctl.exchange.guess import mapping_text
from riskctl.exchange.kept import remembered
from riskctl.exchange.lacking import FORM, HANDBOOK
from riskctl.exchange.mapping import read_mapping
from riskctl.exchange.plan import TURNED, Plan, State, Wanted, plan_import
from riskctl.exchange.problems import Problem
from riskctl.exchange.sheet import Sheet
from riskctl.findings import nearest
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.report.importing import changes_table, columns_table, plan_json, problem_lines, summary_table
from riskctl.report.line import visible
from riskctl.report.table import Table

FORMATS = ("table", "json")
_SHOWN = 40
_NAMED = 6
MARKS = {"comma": ",", "tab": "\t", "semicolon": ";", ",": ",", ";": ";", "\\t": "\t"}


@dataclass(frozen=True)
class Request:
    """What an import is asked: the table, how to read it, and whether to write."""

    file: Path
    form: str
    mapping: Path | None = None
    settings: tuple[str, ...] = ()
    kind: str = ""
    sheets: tuple[str, ...] = ()
    delimiter: str = ""
    format: str = "table"
    output: Path | None = None
    with_people: bool = False
    with_hidden: bool = False
    guess: bool = False
    write: bool = False


def run_import(request: Request, options: Options) -> int:
    """Show what the import would do, or do it; 1 where something in the table is wrong, 3 where a file was not read."""
    _check(request)
    session = opened(options)
    found = find_files(session.root, Limits())
    before = dict(found.files)
    catalog = assemble(found, str(session.root), options.day())
    wanted = _wanted(request)
    with counted("行" if session.language == "zh" else "rows") as progress:
        sheets = _sheets(request, progress)
        plan = plan_import(sheets, catalog, wanted, progress)
    if request.guess:
        return _guess(plan, catalog, request, session)
    if not plan.tables:
        raise _without_headings(request, plan.problems)
    code = note_unread(catalog, session)
    written = write_plan(plan, catalog, before, session) if request.write and not plan.has_errors and not code else None
    _show(plan, request, session, catalog, written)
    return code or int(plan.has_errors)


def _without_headings(request: Request, problems: Sequence[Problem]) -> UserError:
    """The error for a file in which no sheet has headings; it says so where they only stand on their side."""
    name = visible(request.file.name)
    if turned := next((one for one in problems if one.zh == TURNED.zh), None):
        return UserError(f"{name}：没有认出表头。{turned.line('zh')}。", f"{name}: no headings were recognised. {turned.line('en')}.")
    for text in (HANDBOOK, FORM):
        if any(one.zh == text.zh for one in problems):
            return UserError(f"{name}：没有可导入的表。{text.zh}。", f"{name}: there is no table to import. {text.en}.")
    kinds = ", ".join(KINDS)
    return UserError(f"{name}：没有认出表头；用 --rows 指明一行是什么记录（{kinds}），或用 --map 给出映射。",
                     f"{name}: no headings were recognised; say with --rows what a row is ({kinds}), or give a mapping with --map.")


def _check(request: Request) -> None:
    one_of("--format", request.format, FORMATS)
    if request.guess and request.write:
        raise UserError("--guess 和 --write 不能同时使用。", "--guess and --write exclude each other.")
    if request.delimiter and request.delimiter not in MARKS:
        raise UserError(f"--delimiter {request.delimiter!r}：只能是 comma、tab 或 semicolon。",
                        f"--delimiter {request.delimiter!r}: it is comma, tab or semicolon.")


def _wanted(request: Request) -> Wanted:
    mapping = read_mapping(bytes_of(request.mapping), str(request.mapping)) if request.mapping else ()
    kind = ""
    if request.kind:
        kind = kind_named(request.kind)
    return Wanted(mapping, request.settings, kind, request.with_people, request.with_hidden)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file to be taken in; UserError where it cannot be read, is too large, or is a pipe or a device, which
    may go on for ever or never begin.
    """
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise UserError(f"{visible(str(path))} 是管道或设备，不是文件，不读取；请先存成文件。",
                            f"{visible(str(path))} is a pipe or a device and no file, so it is not read; save it to a file first.",
                            unreadable=True)
        if status.st_size > BOUNDS.file_bytes:
            raise too_many(visible(path.name), "字节", "bytes", BOUNDS.file_bytes)
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"无法读取 {visible(str(path))}：{in_chinese(error)}。", f"{visible(str(path))} cannot be read: {error.strerror}.",
                        unreadable=True) from None


def _sheets(request: Request, progress: Callable[[int], None]) -> tuple[Sheet, ...]:
    data, name = bytes_of(request.file), visible(request.file.name)
    if request.form == "csv":
        from riskctl.exchange.csv_read import read_csv

        return (read_csv(data, name, request.file.stem, MARKS.get(request.delimiter), progress=progress),)
    from riskctl.exchange.xlsx_read import read_xlsx

    sheets = read_xlsx(data, name, progress=progress)
    names = [sheet.name for sheet in sheets]
    for wanted in request.sheets:
        if wanted not in names:
            near = nearest(wanted, names)
            raise UserError(f"--sheet {wanted!r}：没有这个工作表{f'；是不是 {near}？' if near else '。'}",
                            f"--sheet {wanted!r}: there is no such sheet{f'; did you mean {near}?' if near else '.'}")
    return tuple(sheet for sheet in sheets if not request.sheets or sheet.name in request.sheets)


def _guess(plan: Plan, catalog: Catalog, request: Request, session: Session) -> int:
    """Write the mapping, with what an export must know to give the table back."""
    for line in problem_lines(plan.unread, session.language):
        print(f"riskctl: {visible(line)}", file=sys.stderr)
    if not plan.tables:
        raise _without_headings(request, plan.unread)
    written = session.options.language or written_language(catalog)
    language = session.language if request.output is None else written
    emit(mapping_text(remembered(plan, catalog, written, with_hidden=request.with_hidden), language), request.output)
    return 0


def write_plan(plan: Plan, catalog: Catalog, before: Mapping[str, bytes], session: Session) -> tuple[str, ...]:
    """Write every file that changes, or none; their names."""
    with counted("个文件" if session.language == "zh" else "files") as progress:
        made = changed_files(plan, catalog, before, progress)
    for file in made:
        path = session.root / file
        there = path.read_bytes() if path.is_file() else None
        if there != before.get(file):
            raise UserError(f"{visible(file)} 在导入期间被改动，没有写入任何文件；请重新运行。",
                            f"{visible(file)} was changed meanwhile; nothing was written: run again.")
    write_all(session.root, made, before)
    return tuple(made)


def _show(plan: Plan, request: Request, session: Session, catalog: Catalog, written: tuple[str, ...] | None) -> None:
    if request.format == "json":
        language = session.options.language or written_language(catalog)
        emit(plan_json(plan, request.file.name, language, written=written is not None), request.output)
        return
    show_plan(plan, columns_table(plan, session.language), session, written, wrote=request.write)


def show_plan(plan: Plan, columns: Table, session: Session, written: tuple[str, ...] | None, *, wrote: bool) -> None:
    """Print what an import would do or did: columns, records, problems, outcome; `written` are the files, None for a rehearsal."""
    print_table(columns, session.options)
    print()
    changes = changes_table(plan, session.language, _SHOWN)
    if changes.rows:
        print_table(changes, session.options)
        print()
    print_table(summary_table(plan, session.language), session.options)
    lines = [visible(line) for line in problem_lines(plan.problems, session.language)]
    print("".join(f"\n{line}" for line in lines) + "\n" if lines else "")
    print(outcome(plan, written, session.language == "zh", wrote=wrote))


def outcome(plan: Plan, written: tuple[str, ...] | None, zh: bool, *, wrote: bool) -> str:
    """What came of the import, in one line."""
    moving = sum(one.state is not State.SAME for one in plan.records)
    if written is not None:
        names = ("、" if zh else ", ").join(map(visible, written[:_NAMED]))
        if len(written) > _NAMED:
            names += f" 等 {len(written)} 个文件" if zh else f" and {len(written) - _NAMED} more files"
        if not written:
            return "没有要改的，目录未动。" if zh else "nothing to change; the catalog was left alone."
        return f"已写入 {moving} 条记录：{names}" if zh else f"wrote {moving} records to {names}"
    if plan.has_errors:
        return "有错误，没有写入；改正后再试。" if zh else "there are errors, so nothing is written; mend them and try again."
    if wrote:
        return "没有写入。" if zh else "nothing was written."
    return "这是预演，没有写入；写入加 --write。" if zh else "this was a rehearsal and nothing was written; --write writes."
