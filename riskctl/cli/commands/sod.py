"""`riskctl sod`: separation of duties."""

from collections.abc import Callable

import typer

from riskctl.cli.commands import sod_check, sod_collusion, sod_show, sod_staffing, sod_whatif
from riskctl.cli.options import Options

Say = Callable[[str, str], str]
COMMANDS = (sod_check, sod_staffing, sod_collusion, sod_whatif, sod_show)


def register(app: typer.Typer, say: Say, options: Options) -> None:
    """Add the group with its commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say(
        "职责分离：谁兼有不该兼有的职责，人员能否配齐，几个人就能串通办成。",
        "Separation of duties: who has what nobody may have together, whether powers can be staffed, how few could collude."))
    app.add_typer(group, name="sod")
    for command in COMMANDS:
        command.register(group, say, options)
