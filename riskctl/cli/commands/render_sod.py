"""`riskctl render sod`, which goes by the name of `graph` too."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.commands.profile import profile_option
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def add_sod(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command."""
    # It was called `graph` before; scripts may still ask for that.
    @group.command("graph", hidden=True)
    @group.command("sod", help=say(
        "职责关系图，内部口径标出职责冲突：duties 人员→岗位→职责→规则，reporting 汇报关系，post 一个岗位的上下左右。"
        "不需要绘图软件；冲突的完整途径见 sod graph。",
        "Graphs of duties with conflicts marked (internal profile): duties (people, posts, duties, rules), reporting (lines of "
        "reporting), post (what one post is tied to). They need no engine; for whole paths of conflicts see `sod graph`."))
    def sod(
        kind: str = typer.Argument("duties", metavar="[duties|reporting|post]", help=say("哪种图。", "Which graph.")),
        unit: list[str] = typer.Option([], "--unit", metavar="UNIT", show_default=False, help=say(
            "只要该单位及其下级单位的岗位（编号或名称；可重复）。", "Only posts of this unit and those below it (id or name; may be repeated).")),
        post: list[str] = typer.Option([], "--post", metavar="POST", show_default=False, help=say(
            "只要这个岗位（编号或名称；可重复）。", "Only this post (id or name; may be repeated).")),
        format: str = typer.Option("auto", "--format", "-f", metavar="auto|svg|png|pdf|dot|html|md|xlsx|docx|csv|json", help=say(
            "svg、png、pdf、dot 是图；html 等是岗位与职责的矩阵（仅 duties）；auto 画得清就画图，否则出矩阵。",
            "svg, png, pdf and dot draw; html and the others give the matrix of posts and duties (duties only); auto draws what "
            "can be read, else gives the matrix.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False, help=say(
            "写入这个文件；不写则输出到屏幕。", "Write this file; without it, print.")),
        profile: str = profile_option(say),
        font: Path = typer.Option(None, "--font", metavar="FILE", show_default=False, help=say(
            "png、pdf 另用的字体文件，用于随附字体没有的字。", "A font file for characters that the shipped font lacks (png, pdf).")),
    ) -> int:
        from riskctl.cli.graphs import Wanted, run_graph

        return run_graph(Wanted(options, kind, format, output, profile, tuple(unit), tuple(post), font))
