"""`riskctl due`."""

from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("due", help=say(
        "列出已逾期和将要到期的事项：风险点复核、措施测试、制度修订、轮岗、豁免、授权、任职、分工、新法施行。",
        "What is overdue or falls due: reviews of risk points, tests of controls, institutions, rotation, waivers, "
        "delegations, assignments, portfolios, laws that come into force."))
    def due(
        within: str = typer.Option("90d", "--within", "-w", metavar="90d|12w|3m", help=say(
            "看到多少天（d）、周（w）、月（m）以后。", "How far ahead: days (d), weeks (w) or months (m).")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|json", help=say("输出格式。", "Format of the output.")),
    ) -> int:
        from riskctl.cli.calendar import run_due

        return run_due(within, format, options)
