"""`riskctl init`."""

import shlex
from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("init", help=say(
        "新建一个能通过检查的小目录，注释讲解写法。", "Start a small catalog that validates, with comments that teach."))
    def init(
        folder: Path = typer.Argument(Path("catalog"), metavar="[DIR]", show_default=False,
                                      help=say("新建在哪个文件夹（默认 catalog）。", "The folder to make it in (default: catalog).")),
    ) -> int:
        from riskctl.cli.starting import start_catalog

        language = options.text_language()
        for path in start_catalog(folder, language):
            print(path)
        command = f"riskctl --catalog {shlex.quote(str(folder))} validate"
        print(say(f"接下来：{command}", f"next: {command}"))
        return 0
