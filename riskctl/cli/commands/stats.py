"""`riskctl stats`."""

import json
from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("stats", help=say("统计：记录数，以及按单位、类型、类别、等级的数量。",
                                   "Counts: records, and powers, risk points and controls by unit, type, class, level."))
    def stats(
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli.session import Session
        from riskctl.cli.tables import note_unread, plain_columns
        from riskctl.report.statistics import sections

        session = Session.open(options)
        catalog = session.read()
        found = sections(catalog)
        if as_json:
            document = {"riskctl": 1, "as_of": catalog.as_of.isoformat(),
                        **{section.name: dict(section.counts) for section in found}}
            print(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for section in found:
                print(section.title.in_(session.language))
                print(plain_columns(section.rows(session.language)))
        return note_unread(catalog, session)
