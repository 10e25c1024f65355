"""Carry out `riskctl law`."""

import sys
from pathlib import Path

from riskctl import __version__
from riskctl.catalog.packs import PACKS
from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.cli.checking import exit_code, render
from riskctl.cli.options import Options, one_of
from riskctl.cli.request import Request
from riskctl.cli.session import Session, written_language
from riskctl.cli.tables import print_table
from riskctl.errors import UserError
from riskctl.findings import Severity, nearest
from riskctl.model.law import Law
from riskctl.report.json_document import finding_object, summary_object, written
from riskctl.report.law import Verdicts, certainty_note, law_json, law_rows, law_text, laws_json
from riskctl.report.run import Prefixes, run_of
from riskctl.rules import all_rules

CODES = ("LB", "RF104")


def list_laws(options: Options, *, as_json: bool) -> None:
    """Print every law that ships."""
    laws = _laws()
    if as_json:
        print(laws_json(laws, options.day()), end="")
        return
    language = options.text_language()
    print_table(law_rows(laws, options.day(), language), options)
    print(f"\n{certainty_note(laws, language)}")


def show_law(name: str, options: Options, *, as_json: bool) -> None:
    """Print what is known of a law."""
    law = law_named(name)
    if as_json:
        print(law_json(law, options.day()), end="")
    else:
        print(law_text(law, options.day(), options.text_language()), end="")


def check_laws(options: Options, format: str, fail_on: str) -> int:
    """Print every citation with its verdict and the findings on law; the exit code is that of these findings."""
    one_of("--format", format, ("text", "json"))
    request = Request(options, select=CODES, fail_on=fail_on)
    request.check_words()
    session = Session.open(options)
    catalog = session.read()
    settings, _ = settings_for(catalog.manifest, all_rules(), CODES)
    outcome = run_rules(catalog, settings, all_rules())
    language = session.language if format == "text" else options.language or written_language(catalog)
    threshold = next((severity for severity in Severity if severity.value == fail_on), None)
    prefix = session.prefix_from(Path.cwd())
    run = run_of(catalog, outcome, all_rules(), language, __version__, Prefixes(text=prefix), threshold)
    verdicts = Verdicts(catalog, outcome.findings)
    if format == "json":
        sys.stdout.write(written({
            "riskctl": 1, "as_of": run.as_of.isoformat(), "citations": verdicts.objects(), "summary": summary_object(run),
            "findings": [finding_object(finding, language) for finding in outcome.findings]}))
    else:
        print_table(verdicts.table(language, prefix), options)
        print(f"\n{render(run, request)}", end="")
    return exit_code(run)


def law_named(name: str) -> Law:
    """The law of this name or alias, in book marks or not; UserError with the nearest name if there is none."""
    wanted = name.strip().removeprefix("《").removesuffix("》")
    law = PACKS.law_book.get(wanted)
    if law is None:
        near = nearest(wanted, PACKS.law_book) or next((known for known in PACKS.law_book if wanted and wanted in known), "")
        raise UserError(f"随附的法律中没有 {name}{f'；是不是 {near}？' if near else '。'}用 riskctl law list 查看全部法律。",
                        f"there is no law {name!r}{f'; did you mean {near!r}?' if near else '.'} See `riskctl law list`.")
    return law


def _laws() -> list[Law]:
    return list({law.name: law for law in PACKS.law_book.values()}.values())
