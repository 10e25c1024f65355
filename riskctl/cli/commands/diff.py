"""`riskctl diff`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("diff", help=say(
        "改动意味着什么：逐条记录比较两个版本，说明每项改动是削弱还是加强防控、波及哪里，以及新增和消除的问题。"
        "BASE、HEAD 可以是 git 版本、“版本:路径”或文件夹；不写 HEAD 即当前工作目录。两个版本默认从分叉处比起。",
        "What a change means: records compared one by one, what each change does to control and how far it reaches, and the "
        "findings that it brings and mends. BASE and HEAD are git revisions, rev:path, or folders; without HEAD the work "
        "tree. Revisions are compared from where they parted."))
    def diff(
        base: str = typer.Argument(..., metavar="BASE", help=say("旧版本；也可写 A..B 或 A...B。", "The old side; also A..B or A...B.")),
        head: str = typer.Argument("", metavar="[HEAD]", show_default=False, help=say("新版本。", "The new side.")),
        format: str = typer.Option("text", "--format", "-f", metavar="text|markdown|json|html",
                                   help=say("输出格式；markdown 供合并请求评论使用。", "Format; markdown is made for a comment.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
        fail_on: list[str] = typer.Option([], "--fail-on", metavar="weakens,new-errors,new-warnings", show_default=False, help=say(
            "出现哪些情况以退出码 1 结束（默认不因改动失败）。", "What makes the exit code 1 (by default nothing does).")),
        direct: bool = typer.Option(False, "--direct", help=say(
            "直接与 BASE 比较，而不是与两者的分叉处比较。", "Compare with BASE itself, not with where the two parted.")),
        every: bool = typer.Option(False, "--all", help=say("逐条列出全部改动，不折叠。", "List every change, fold nothing.")),
        limit: list[str] = typer.Option([], "--limit", metavar="NAME=N", show_default=False, help=say(
            "调整读取上限：bytes_per_file、nodes_per_file、depth、files、bytes。",
            "Set a limit of reading: bytes_per_file, nodes_per_file, depth, files, bytes.")),
        textconv: bool = typer.Option(False, "--textconv", help=say(
            "BASE 是一个文件：逐行写出它的内容，供 git 的 textconv 使用（格式改动不成差异）。",
            "BASE is a file: write what it means line by line, for git's textconv (formatting makes no difference).")),
        deep: bool = typer.Option(None, "--deep/--no-deep", show_default=False, help=say(
            "对改动可能波及的权力核算人员配备和串通人数：全部核算，或一概不算；默认最多核算 100 个。",
            "Work out staffing and collusion for every power that the change may touch, or for none; by default for 100 at most.")),
        no_cache: bool = typer.Option(False, "--no-cache", help=say("不使用缓存。", "Do not use the cache.")),
    ) -> int:
        from riskctl.cli.diffing import Request, run_diff, show_meaning

        if textconv:
            return show_meaning(base, options)

        return run_diff(Request(options, base, head, format, output, tuple(fail_on), tuple(limit), direct, every, not no_cache, deep))
