"""`riskctl validate`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options
from riskctl.cli.request import FAIL_ON, FORMATS, Request


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("validate", help=say(
        "检查目录：读取、格式、引用、全部规则。目录总是整体读取；写了 PATH 就只显示和计数其下的问题。",
        "Check the catalog: reading, format, references, all rules. It is always read whole; PATH narrows what is "
        "shown and counted."))
    def validate(
        paths: list[Path] = typer.Argument(None, metavar="[PATH]...", show_default=False,
                                           help=say("只看这些文件或文件夹。", "Only these files or folders.")),
        format: str = typer.Option("text", "--format", "-f", metavar="|".join(FORMATS),
                                   help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
        select: list[str] = typer.Option([], "--select", metavar="CODES", show_default=False, help=say(
            "只运行这些规则（编码、名称或编码开头，逗号分隔）。", "Only these rules (codes, names or beginnings of codes, with commas).")),
        ignore: list[str] = typer.Option([], "--ignore", metavar="CODES", show_default=False,
                                         help=say("不运行这些规则。", "Not these rules.")),
        fail_on: str = typer.Option("error", "--fail-on", metavar="|".join(FAIL_ON), help=say(
            "达到哪一级就以退出码 1 结束。", "From which severity on the exit code is 1.")),
        base: str = typer.Option(None, "--base", metavar="REV", show_default=False, help=say(
            "只报告相对该 git 版本新增的问题；规则、豁免、限制以该版本为准。",
            "Only what is new against this git revision; its rules, waivers and limits decide.")),
        baseline: Path = typer.Option(None, "--baseline", metavar="FILE", show_default=False, help=say(
            "不计入该文件中冻结的旧问题。", "Do not count the old findings frozen in this file.")),
        write_baseline: Path = typer.Option(None, "--write-baseline", metavar="FILE", show_default=False, help=say(
            "把现有问题冻结到文件；文件已有时只收缩，不增加。", "Freeze today's findings in a file; one that exists only shrinks.")),
        deep: bool = typer.Option(False, "--deep", help=say(
            "连同人员配备（SD2xx）、串通和绕行（SD3xx）一并检查。",
            "Check staffing (SD2xx), collusion and bypass (SD3xx) as well.")),
        no_waivers: bool = typer.Option(False, "--no-waivers", help=say("豁免不生效。", "Let no waiver count.")),
        statistics: bool = typer.Option(False, "--statistics", help=say("按规则计数。", "Count findings by rule.")),
        limit: list[str] = typer.Option([], "--limit", metavar="NAME=N", show_default=False, help=say(
            "调整读取上限：bytes_per_file、nodes_per_file、depth、files、bytes。",
            "Set a limit of reading: bytes_per_file, nodes_per_file, depth, files, bytes.")),
        no_cache: bool = typer.Option(False, "--no-cache", help=say("不使用缓存。", "Do not use the cache.")),
    ) -> int:
        from riskctl.cli.checking import run_validate

        request = Request(options, tuple(paths or ()), format, output, tuple(select), tuple(ignore), fail_on, base,
                          baseline, write_baseline, use_waivers=not no_waivers, statistics=statistics,
                          limits=tuple(limit), use_cache=not no_cache, deep=deep)
        return run_validate(request)
