"""`riskctl list` and `riskctl show`."""

from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the commands."""

    @app.command("list", help=say("列出某一类的全部记录。", "List every record of a kind."))
    def list_records(
        kind: str = typer.Argument(..., metavar="KIND", help=say(
            "类别：powers、risk_points、controls、posts、people……（单复数、中文名均可）。",
            "The kind: powers, risk_points, controls, posts, people, … (singular, plural or Chinese).")),
        format: str = typer.Option("table", "--format", "-f", metavar="table|csv|json",
                                   help=say("输出格式。", "Format of the output.")),
    ) -> int:
        from riskctl.cli.lookup import kind_named
        from riskctl.cli.session import Session
        from riskctl.cli.tables import note_unread, print_records

        session = Session.open(options)
        named = kind_named(kind)
        catalog = session.read()
        print_records(catalog, named, format, session)
        return note_unread(catalog, session)

    @app.command("show", help=say("显示一条记录及与它有关的记录。", "Show one record with its neighbours."))
    def show(
        id: str = typer.Argument(..., metavar="ID", help=say(
            "编号，环节写作 事项/环节；也可以是自带的规则，如 ACC3。", "An id; a step is power/step; or a shipped rule, such as ACC3.")),
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from pathlib import Path

        from riskctl.cli.lookup import record_named
        from riskctl.cli.provisions import entry_named, explain_entry
        from riskctl.cli.session import Session
        from riskctl.cli.tables import note_unread
        from riskctl.report.describe import describe
        from riskctl.report.record_json import record_json

        entry = entry_named(id, options)
        if entry is not None:
            explain_entry(entry, options, as_json=as_json)
            return 0
        session = Session.open(options)
        catalog = session.read()
        record = record_named(catalog, id)
        if as_json:
            print(record_json(catalog, record), end="")
        else:
            print(describe(catalog, record, session.language, session.prefix_from(Path.cwd())), end="")
        return note_unread(catalog, session)
