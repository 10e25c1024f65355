"""Carry out `riskctl sod staffing`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.check.engine import run_rules
from riskctl.check.outcome import SEVERITY_RANK
from riskctl.check.settings import settings_for
from riskctl.cli.lookup import record_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.request import FAIL_ON
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.findings import Severity
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.report.staffing import (
    acting_table,
    backup_table,
    bottleneck_table,
    roster_table,
    staffing_json,
    staffing_table,
)
from riskctl.report.table import Table
from riskctl.report.table_csv import table_csv
from riskctl.report.table_text import table_text
from riskctl.rules import all_rules
from riskctl.rules.separation.fragile_power import Options as Limits
from riskctl.staffing.sat import is_installed
from riskctl.staffing.survey import Survey, survey

FORMATS = ("text", "json", "csv", "html")
CODES = "SD2"
UNDECIDED = 3


@dataclass(frozen=True)
class Asked:
    """The arguments of `riskctl sod staffing`."""

    options: Options
    powers: tuple[str, ...] = ()
    format: str = "text"
    output: Path | None = None
    fail_on: str = "error"
    backups: int = 10
    rosters: bool = False


def run_staffing(asked: Asked) -> int:
    """Show how powers are staffed and give the exit code: 3 where something was not read or decided, 1 for findings."""
    one_of("--format", asked.format, FORMATS)
    one_of("--fail-on", asked.fail_on, FAIL_ON)
    session = Session.open(asked.options)
    catalog = session.read()
    powers = _powers(catalog, asked.powers)
    settings, _ = settings_for(catalog.manifest, all_rules(), (CODES,), deep=True)
    limits = settings.options.get("SD202") or Limits()
    title = Text("正在核算人员配备", "working out the staffing").in_(session.language)
    found = survey(catalog, watched(powers, title), most_backups=asked.backups, posts_each=limits.posts_each)
    _show(asked, session, catalog, found)
    unread = note_unread(catalog, session)
    if unread or _note_undecided(found, session):
        return UNDECIDED
    return _findings(catalog, {power.id for power in powers}, asked)


def _powers(catalog: Catalog, ids: Sequence[str]) -> list[Power]:
    """The powers asked for; all that have steps and have not ended if none is named."""
    if not ids:
        return [power for power, _ in processes(catalog)]
    found: dict[str, Power] = {}
    for id in ids:
        record = record_named(catalog, id)
        if not isinstance(record, Power):
            raise UserError(f"{id} 不是权力事项。", f"{id} is no power.")
        if not record.steps:
            raise UserError(f"{id} 没有写流程（steps），无从核算人员配备。", f"{id} has no steps, so there is nothing to staff.")
        found[record.id] = record
    return list(found.values())


def _show(asked: Asked, session: Session, catalog: Catalog, found: Survey) -> None:
    on_screen = asked.format == "text" and asked.output is None
    language = session.language if on_screen else asked.options.language or written_language(catalog)
    match asked.format:
        case "json":
            emit(staffing_json(catalog, found), asked.output)
        case "csv":
            emit(table_csv(staffing_table(catalog, found.answers, language)), asked.output)
        case "html":
            from riskctl.report.page import table_page

            table = staffing_table(catalog, found.answers, language)
            emit(table_page(table, catalog.as_of, language, catalog.manifest.name or ""), asked.output)
        case _:
            _show_text(_tables(asked, catalog, found, language), asked)


def _show_text(tables: Sequence[Table], asked: Asked) -> None:
    if asked.output is not None:
        emit("\n".join(table_text(table) for table in tables), asked.output)
        return
    for number, table in enumerate(tables):
        if number:
            sys.stdout.write("\n")
        print_table(table, asked.options)


def _tables(asked: Asked, catalog: Catalog, found: Survey, language: Language) -> list[Table]:
    """The powers; rosters where they are asked for or few powers are; bottlenecks, backups, substitutions if any."""
    tables = [staffing_table(catalog, found.answers, language)]
    if asked.rosters or asked.powers:
        tables += [roster_table(catalog, answer, language) for answer in found.answers if answer.roster]
    others = ((found.bottlenecks, bottleneck_table(catalog, found.bottlenecks, language)),
              (found.backups, backup_table(catalog, found, language)), (found.acting, acting_table(catalog, found, language)))
    return tables + [table for there_are, table in others if there_are]


def _note_undecided(found: Survey, session: Session) -> bool:
    """Say on stderr what was not decided, and what would help."""
    open_ = [answer.power for answer in found.answers if answer.is_undecided]
    if not open_:
        return False
    listed = ", ".join(open_[:5]) + (", …" if len(open_) > 5 else "")
    text = Text(f"{len(open_)} 个事项没有全部判定：{listed}。", f"not everything was decided for {len(open_)} powers: {listed}.")
    help_ = Text("安装求解器可判定更大的事项：pip install 'riskctl[solve]'。",
                 " Larger ones are decided with the solver: pip install 'riskctl[solve]'.")
    words = text.in_(session.language) + ("" if is_installed() else help_.in_(session.language))
    print(f"riskctl: {words}", file=sys.stderr)
    return True


def _findings(catalog: Catalog, powers: set[str], asked: Asked) -> int:
    """1 if a rule about staffing finds something at or above the level asked for, not waived, in one of the powers."""
    if asked.fail_on == "never":
        return 0
    rules = [rule for rule in all_rules() if rule.code.startswith(CODES)]
    settings, _ = settings_for(catalog.manifest, all_rules(), (CODES,), deep=True)
    worst = SEVERITY_RANK[Severity(asked.fail_on)]
    return int(any(finding.counts and SEVERITY_RANK[finding.severity] <= worst and finding.hit.record in powers
                   for finding in run_rules(catalog, settings, rules).findings))
