"""`riskctl sod staffing`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command to the group."""

    @group.command("staffing", help=say(
        "人员配备：按现有人员和全部规则，每个事项能否办成；办不成的，指出哪几条规则与哪些岗位不能同时成立；能办成的，"
        "任意缺几个人仍能办、谁是瓶颈、增设谁为哪个岗位的 B 角最有用（不产生新的冲突）；顶岗会引起的冲突。\n\n"
        "退出码：1 有达到 --fail-on 级别的问题（SD201 办不成为错误，SD202 为警告，SD203 为提示）；3 有事项未能判定。",
        "Whether each power can be carried out by the people there are under all rules; if not, which rules and posts cannot "
        "hold together; if so, how many may be absent, who the bottlenecks are, and whom to appoint as backup in which post "
        "(without a new conflict); what conflicts arise when backups step in.\n\n"
        "Exit code: 1 for findings at or above --fail-on (SD201, cannot be staffed, is an error; SD202 a warning; SD203 a "
        "note); 3 if a power was not decided."))
    def staffing(
        powers: list[str] = typer.Argument(None, metavar="[POWER]...", show_default=False, help=say(
            "只看这些事项（编号），并列出名单；不写则看全部。", "Only these powers (ids), with their rosters; all if none is named.")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|json|csv|html", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False, help=say(
            "写入文件而不是屏幕。", "Write to a file instead of the screen.")),
        fail_on: str = typer.Option("error", "--fail-on", metavar="error|warning|info|never", help=say(
            "达到这个级别时退出码为 1。", "The severity from which on the exit code is 1.")),
        backups: int = typer.Option(10, "--backups", metavar="N", min=0, help=say(
            "最多建议给几个岗位增设 B 角；0 为不建议。", "In how many posts to propose backups at most; 0 for none.")),
        rosters: bool = typer.Option(False, "--rosters", help=say("列出每个事项的名单。", "Show a roster of every power.")),
    ) -> int:
        from riskctl.cli.staffing import Asked, run_staffing

        return run_staffing(Asked(options, tuple(powers or ()), format, output, fail_on, backups, rosters))
