"""Carry out `riskctl sod collusion`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riskctl.check.settings import settings_for
from riskctl.cli.judging import fails, finding_lines, judged, note_undecided
from riskctl.cli.lookup import record_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.request import FAIL_ON
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.collusion.answer import Collusion
from riskctl.collusion.survey import collusion_survey, powers_in_force
from riskctl.collusion.thresholds import Thresholds
from riskctl.errors import UserError
from riskctl.findings import Finding, Hit, Rule
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.report.colluding import collusion_object, collusion_table, details, overview
from riskctl.report.table import Table
from riskctl.rules import all_rules
from riskctl.rules.separation import collusion_undecided, control_bypassed, too_few_enough
from riskctl.staffing.answer import Open

FORMATS = ("text", "json", "csv")
JUDGES = (too_few_enough, control_bypassed, collusion_undecided)


@dataclass(frozen=True)
class Wanted:
    """What is asked: of which powers (all if none), in which format, where to, and what the exit code says."""

    options: Options
    powers: tuple[str, ...] = ()
    format: str = "text"
    output: Path | None = None
    fail_on: str = "error"


def run_collusion(wanted: Wanted) -> int:
    """Show collusion and bypass; the exit code is 3 if something was not read or decided, 1 for findings, else 0."""
    one_of("--format", wanted.format, FORMATS)
    one_of("--fail-on", wanted.fail_on, FAIL_ON)
    session = Session.open(wanted.options)
    catalog = session.read()
    settings, _ = settings_for(catalog.manifest, all_rules(), deep=True)
    thresholds = settings.options.get(too_few_enough.RULE.code) or Thresholds()
    powers = list(_asked(wanted.powers, catalog))
    title = Text("正在核算串通与绕过", "working out collusion and bypass").in_(session.language)
    found = list(watched(collusion_survey(catalog, thresholds, powers), title, len(powers)))
    findings = judged(_hits(found, catalog), catalog, settings)
    _show(found, findings, catalog, wanted, session)
    unread = note_unread(catalog, session)
    undecided = [one for one in found if one.open]
    if note_undecided([one.power for one in undecided], session, any(Open.WORK in one.open.values() for one in undecided)) or unread:
        return 3
    return int(fails(findings, wanted.fail_on))


def _asked(ids: Iterable[str], catalog: Catalog) -> Iterator[Power]:
    """The powers of these ids, each once, or all that have a flow and are in force."""
    if not ids:
        yield from powers_in_force(catalog)
    for id in dict.fromkeys(ids):
        record = record_named(catalog, id)
        if not isinstance(record, Power) or record.id != id:
            raise UserError(f"{id} 不是权力事项。", f"{id} is no power.")
        yield record


def _hits(found: Iterable[Collusion], catalog: Catalog) -> Iterator[tuple[Rule, Hit]]:
    """What the rules say of the answers."""
    for one in found:
        for judge in JUDGES:
            yield from ((judge.RULE, hit) for hit in judge.hits_on(one, catalog))


def _show(found: list[Collusion], findings: list[Finding], catalog: Catalog, wanted: Wanted, session: Session) -> None:
    language = session.language if wanted.format == "text" and wanted.output is None \
        else wanted.options.language or written_language(catalog)
    table = collusion_table(found, catalog, language)
    match wanted.format:
        case "json":
            document = {"riskctl": 1, "as_of": catalog.as_of.isoformat(), "powers": [collusion_object(one) for one in found]}
            emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", wanted.output)
        case "csv":
            from riskctl.report.table_csv import table_csv

            emit(table_csv(table), wanted.output, "csv")
        case _:
            _show_text(table, finding_lines(findings, language, session), wanted, language)


def _show_text(table: Table, said: str, wanted: Wanted, language: Language) -> None:
    """All there is to say of the powers asked for, or a line for each power; then the findings."""
    if wanted.powers:
        emit(details(table) + said, wanted.output)
    elif wanted.output is None:
        print_table(overview(table, language), wanted.options)
        print(said, end="")
    else:
        from riskctl.report.table_text import table_text

        emit(table_text(overview(table, language)) + said, wanted.output)
