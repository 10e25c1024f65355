"""`riskctl law`."""

from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("随附的法律和目录中的引用。", "The laws that ship, and what the catalog cites."),
                        no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="law")

    @group.command("list", help=say("列出随附的法律：所知版本、现行版本、条数、核对程度。",
                                    "List the laws that ship: versions, the one in force, articles, how far checked."))
    def list_laws(
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli import laws

        laws.list_laws(options, as_json=as_json)
        return 0

    @group.command("show", help=say("一部法律的版本、施行日期、条号变化和期限计算办法。",
                                    "One law: its versions and dates, how articles moved, how it counts days."))
    def show(
        name: str = typer.Argument(..., metavar="LAW", help=say("法名、简称或全称。", "Its name, short name or full title.")),
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli import laws

        laws.show_law(name, options, as_json=as_json)
        return 0

    @group.command("check", help=say("逐条核对目录引用的法律，并检查规则包所依法律的要求（LB 族规则和 RF104）。",
                                     "Check every citation of the catalog and what the packs in force ask (rules LB and RF104)."))
    def check(
        format: str = typer.Option("text", "--format", "-f", metavar="text|json", help=say("输出格式。", "Format of the output.")),
        fail_on: str = typer.Option("error", "--fail-on", metavar="error|warning|info|never", help=say(
            "达到哪一级就以退出码 1 结束。", "From which severity on the exit code is 1.")),
    ) -> int:
        from riskctl.cli import laws

        return laws.check_laws(options, format, fail_on)
