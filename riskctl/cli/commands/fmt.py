"""`riskctl fmt`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("fmt", help=say(
        "统一书写格式：字段顺序、缩进、空行；注释一条不丢，内容不变，做不到就拒绝。",
        "Put files in canonical form: order of fields, indentation, spacing. No comment is lost and no value changed; "
        "where that cannot be had, the file is refused."))
    def fmt(
        paths: list[Path] = typer.Argument(None, metavar="[PATH]...", show_default=False,
                                           help=say("只处理这些文件或文件夹。", "Only these files or folders.")),
        check: bool = typer.Option(False, "--check", help=say(
            "只检查，不改写；有文件需要改写时退出码为 1。", "Change nothing; exit 1 if a file would change.")),
        diff: bool = typer.Option(False, "--diff", help=say("只显示改动，不改写。", "Show what would change, and change nothing.")),
        upgrade: bool = typer.Option(False, "--upgrade", help=say(
            "同时把旧版本的目录升级到现行格式（现行为 1，尚无旧版）。",
            "Also bring a catalog of an older format to the present one (1; there is no older one yet).")),
    ) -> int:
        from riskctl.cli.formatting import run_fmt

        del upgrade
        return run_fmt(tuple(paths or ()), options, check=check, diff=diff)
