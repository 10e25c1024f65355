"""`riskctl sod collusion`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options


def register(group: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command to the group."""

    @group.command("collusion", help=say(
        "最少几个人串通就能把一项权力从头办到尾、是哪几个人、走哪条路线；有没有绕过全部控制的路线、在哪里堵。"
        "人数门槛写在清单 rules: {SD301: {default: 2, key: 3, types: {…}}}。有算不出来的以 3 退出。",
        "How few people can carry a power through together, who and by which run; whether a run goes round every control, and "
        "where to stop it. Thresholds: rules: {SD301: {default: 2, key: 3, types: {…}}} in the manifest. The exit code is 3 "
        "where something could not be worked out."))
    def collusion(
        powers: list[str] = typer.Argument(None, metavar="[POWER]…", show_default=False, help=say(
            "权力事项编号；不写则为全部。", "Ids of powers; all if none is given.")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|json|csv", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
        fail_on: str = typer.Option("error", "--fail-on", metavar="error|warning|info|never", help=say(
            "有该级别及以上的问题就以 1 退出。", "Exit with 1 for findings of this severity or above.")),
    ) -> int:
        from riskctl.cli.colluding import Wanted, run_collusion

        return run_collusion(Wanted(options, tuple(powers or ()), format, output, fail_on))
