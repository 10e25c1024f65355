"""`riskctl sod check`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command."""

    @group.command("check", help=say(
        "列出每一个职责冲突：两条路径、状态（现实、潜在、设计、结构）、依据、不产生新冲突的改法；未能检查的规则单独列出。",
        "Every conflict of duties with both paths, its state (actual, potential, design, structural), the law, and changes that mend "
        "it without a new conflict; rules that could not be checked are listed."))
    def check(
        rule: list[str] = typer.Option([], "--rule", metavar="RULE", show_default=False, help=say(
            "只看这些职责分离规则（可重复）。", "Only these rules of separation (may be repeated).")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|json|csv|html", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
        fail_on: str = typer.Option("error", "--fail-on", metavar="error|warning|info|never", help=say(
            "达到哪一级就以退出码 1 结束。", "From which severity on the exit code is 1.")),
        no_waivers: bool = typer.Option(False, "--no-waivers", help=say("豁免不生效。", "Let no waiver count.")),
        no_mends: bool = typer.Option(False, "--no-mends", help=say("不推算改法。", "Do not work out what would mend a conflict.")),
    ) -> int:
        from riskctl.cli.separations import CheckRequest, run_check

        return run_check(CheckRequest(options, tuple(rule), format, output, fail_on, use_waivers=not no_waivers, mends=not no_mends))
