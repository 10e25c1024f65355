"""`riskctl sod whatif`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command."""

    @group.command("whatif", help=say(
        "如果调整人员：会新增、消除哪些冲突，哪些事项配不齐人，哪些措施没有了责任人，轮岗期限怎么变。什么都不写入。"
        "各项可以重复、可以同时用；写了日期的按最后一个日期判断。退出码：1 情况变差；3 有事项未能判定。",
        "If people changed posts: which conflicts come and go, which powers can no longer be staffed, which controls lose their owner, "
        "how terms of rotation change. Writes nothing. Options may be repeated and combined; the last date given decides. Exit "
        "code: 1 if things get worse; 3 if a power was not decided."))
    def whatif(
        move: list[str] = typer.Option([], "--move", metavar="PERSON=POST[@DATE]", show_default=False, help=say(
            "此人免去现任各岗，改任该岗。", "The person leaves every post for this one.")),
        assign: list[str] = typer.Option([], "--assign", metavar="PERSON=POST[:AS][@DATE]", show_default=False, help=say(
            "此人另兼该岗；AS 为 primary、deputy、backup、acting。", "The person takes this post as well; AS is primary, deputy, backup or acting.")),
        remove: list[str] = typer.Option([], "--remove", metavar="PERSON[@DATE]", show_default=False, help=say("此人离开。", "The person leaves.")),
        absent: list[str] = typer.Option([], "--absent", metavar="PERSON[@DATE]", show_default=False, help=say("此人不在。", "The person is away.")),
        post: list[str] = typer.Option([], "--post", metavar="ID=UNIT[:LIKE]", show_default=False, help=say(
            "设新岗位；写了 LIKE 的，职责照该岗位。", "A new post; with LIKE it has the duties of that post.")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|json", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
    ) -> int:
        from riskctl.cli.supposing import Supposed, run_whatif

        return run_whatif(Supposed(options, tuple(post), tuple(move), tuple(assign), tuple(remove), tuple(absent), format, output))
