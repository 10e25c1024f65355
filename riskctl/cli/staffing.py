"""Carry out `riskctl sod staffing`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.check.settings import Settings, settings_for
from riskctl.cli.judging import fails, finding_lines, judged, note_undecided
from riskctl.cli.lookup import record_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.request import FAIL_ON
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.findings import Finding, Hit, Rule
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
from riskctl.rules.separation import fragile_power, power_not_staffable, single_bottleneck, staffing_undecided
from riskctl.staffing.answer import Open, Staffing
from riskctl.staffing.survey import Survey, survey

FORMATS = ("text", "json", "csv", "html")
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
    settings, _ = settings_for(catalog.manifest, all_rules(), deep=True)
    limits = settings.options.get(fragile_power.RULE.code) or fragile_power.Options()
    title = Text("正在核算人员配备", "working out the staffing").in_(session.language)
    found = survey(catalog, watched(powers, title), most_backups=asked.backups, posts_each=limits.posts_each)
    findings = judged(_hits(found.answers, catalog, settings), catalog, settings)
    _show(asked, session, catalog, found, findings)
    unread = note_unread(catalog, session)
    undecided = [answer for answer in found.answers if answer.is_undecided]
    if note_undecided([answer.power for answer in undecided], session, any(_took_too_much(answer) for answer in undecided)) or unread:
        return UNDECIDED
    return int(fails(findings, asked.fail_on))


def _took_too_much(answer: Staffing) -> bool:
    """Whether something was not decided that more work would decide."""
    return answer.open not in (Open.FLOW, Open.ACTOR)


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


def _show(asked: Asked, session: Session, catalog: Catalog, found: Survey, findings: Sequence[Finding]) -> None:
    on_screen = asked.format == "text" and asked.output is None
    language = session.language if on_screen else asked.options.language or written_language(catalog)
    match asked.format:
        case "json":
            emit(staffing_json(catalog, found), asked.output)
        case "csv":
            emit(table_csv(staffing_table(catalog, found.answers, language)), asked.output, "csv")
        case "html":
            from riskctl.report.page import table_page

            table = staffing_table(catalog, found.answers, language)
            emit(table_page(table, catalog.as_of, language, catalog.manifest.name or ""), asked.output)
        case _:
            _show_text(_tables(asked, catalog, found, language), finding_lines(findings, language, session), asked)


def _show_text(tables: Sequence[Table], said: str, asked: Asked) -> None:
    """The tables, then the findings."""
    if asked.output is not None:
        emit("\n".join(table_text(table) for table in tables) + said, asked.output)
        return
    for number, table in enumerate(tables):
        if number:
            sys.stdout.write("\n")
        print_table(table, asked.options)
    sys.stdout.write(said)


def _tables(asked: Asked, catalog: Catalog, found: Survey, language: Language) -> list[Table]:
    """The powers; rosters where they are asked for or few powers are; bottlenecks, backups, substitutions if any."""
    tables = [staffing_table(catalog, found.answers, language)]
    if asked.rosters or asked.powers:
        tables += [roster_table(catalog, answer, language) for answer in found.answers if answer.roster]
    others = ((found.bottlenecks, bottleneck_table(catalog, found.bottlenecks, language)),
              (found.backups, backup_table(catalog, found, language)), (found.acting, acting_table(catalog, found, language)))
    return tables + [table for there_are, table in others if there_are]


def _hits(answers: Sequence[Staffing], catalog: Catalog, settings: Settings) -> Iterator[tuple[Rule, Hit]]:
    """What the rules about staffing say of the answers."""
    for judge in (power_not_staffable, staffing_undecided):
        yield from ((judge.RULE, hit) for hit in judge.hits_on(answers, catalog))
    fragile, bottleneck = fragile_power.RULE, single_bottleneck.RULE
    limits, from_ = settings.options.get(fragile.code), settings.options.get(bottleneck.code)
    yield from ((fragile, hit) for hit in fragile_power.hits_on(answers, catalog, limits or fragile_power.Options()))
    yield from ((bottleneck, hit) for hit in single_bottleneck.hits_on(answers, catalog, from_ or single_bottleneck.Options()))
