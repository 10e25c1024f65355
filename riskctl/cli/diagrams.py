"""Carry out `riskctl import bpmn` and `riskctl export bpmn`."""

from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.cli.importing import FORMATS, bytes_of, outcome, write_plan
from riskctl.cli.lookup import powers_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.session import Session, emit, make_folder, write_atomically, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.cli.writing import opened
from riskctl.exchange.bpmn.read import read_bpmn
from riskctl.exchange.bpmn.take import Given, plan_of
from riskctl.exchange.bpmn.write import bpmn
from riskctl.report.importing import changes_table, plan_json, problem_lines, summary_table
from riskctl.report.line import visible

_SHOWN = 40


def give_out(powers: tuple[str, ...], out: Path, options: Options, *, every: bool) -> int:
    """Write a BPMN file for each power and say which; UserError for what cannot be asked."""
    session = Session.open(options)
    catalog = session.read()
    wanted = powers_named(catalog, powers, every=every)
    make_folder(out)
    for power in watched(wanted, "导出" if session.language == "zh" else "exporting"):
        file = out / f"{power.id}.bpmn"
        write_atomically(file, bpmn(catalog, power))
        print(file)
    return note_unread(catalog, session)


def take_in(file: Path, given: tuple[str, str, str], format: str, options: Options, *, write: bool) -> int:
    """Show what the import would do, or do it; 1 where something in the file is wrong, 3 where a file was not read."""
    one_of("--format", format, FORMATS)
    session = opened(options)
    found = find_files(session.root, Limits())
    before = dict(found.files)
    catalog = assemble(found, str(session.root), options.day())
    plan = plan_of(read_bpmn(bytes_of(file), visible(file.name), written_language(catalog)), catalog, Given(*given))
    code = note_unread(catalog, session)
    written = write_plan(plan, catalog, before, session) if write and not plan.has_errors and not code else None
    if format == "json":
        language = options.language or written_language(catalog)
        emit(plan_json(plan, file.name, language, written=written is not None))
    else:
        for table in (changes_table(plan, session.language, _SHOWN), summary_table(plan, session.language)):
            if table.rows:
                print_table(table, options)
                print()
        print("".join(f"{visible(line)}\n" for line in problem_lines(plan.problems, session.language, each=True)), end="")
        print(outcome(plan, written, session.language == "zh", wrote=write))
    return code or int(plan.has_errors)
