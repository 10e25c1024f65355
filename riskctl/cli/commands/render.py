"""`riskctl render …`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.commands.profile import profile_option
from riskctl.cli.commands.render_site import add_site
from riskctl.cli.commands.render_sod import add_sod
from riskctl.cli.commands.render_tables import add_tables
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(app: typer.Typer, say: Say, options: Options) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say(
        "出图出表：流程图、登记表、公示表、权力清单、岗位职责说明书、制度清单、覆盖表、关系图、网站。"
        "清单没有另定的，只含可公开的内容（--profile public）。",
        "Charts and tables: flowcharts, registers, lists of powers, duties of posts, institutions, coverage, graphs, a site. Unless the manifest "
        "says otherwise, only what is public (--profile public)."))
    app.add_typer(group, name="render")
    _add_flowchart(group, say, options)
    add_tables(group, say, options)
    add_sod(group, say, options)
    add_site(group, say, options)


def _add_flowchart(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("flowchart", help=say(
        "权力运行流程图；内部口径为廉政风险防控图：按岗位分泳道，每个事项一个文件，长流程分页。",
        "Flowcharts of powers, with integrity risks in the internal profile: lanes by post, a file for each power, long "
        "processes over several pages."))
    def flowchart(
        powers: list[str] = typer.Argument(None, metavar="[POWER]...", show_default=False,
                                           help=say("事项编号。", "Ids of powers.")),
        all_: bool = typer.Option(False, "--all", help=say("全部有流程的现行事项。", "Every power in force that has a process.")),
        out: Path = typer.Option(Path(), "--out", metavar="DIR", show_default=False,
                                 help=say("写到这个文件夹（默认当前文件夹）。", "Write into this folder (default: the current one).")),
        format: str = typer.Option("svg", "--format", "-f", metavar="svg|png|pdf|dot|mermaid",
                                   help=say("输出格式。", "Format of the output.")),
        profile: str = profile_option(say),
        mode: str = typer.Option("full", "--mode", metavar="full|compact|public", help=say(
            "full：风险和措施写在环节上；compact：环节上只有等级，风险和措施另列表；public：只画可公开的内容。",
            "full: risks and controls on the steps; compact: levels on the steps, risks and controls in a table; public: only "
            "what is public.")),
        paper: str = typer.Option("auto", "--paper", metavar="auto|A4|A3|A2|A1[-landscape]", help=say(
            "纸张；auto 在 A4、A3 中取一页能清楚印下的。", "The paper; auto takes the one of A4 and A3 that shows the chart best.")),
        dpi: int = typer.Option(150, "--dpi", metavar="N", min=36, max=600, help=say("PNG 的分辨率。", "Resolution of PNG.")),
        font: Path = typer.Option(None, "--font", metavar="FILE", show_default=False, help=say(
            "PNG、PDF 另用的字体文件，用于随附字体没有的字。", "A font file for characters that the shipped font lacks (PNG, PDF).")),
    ) -> int:
        from riskctl.cli.flowcharts import Wanted, run_flowcharts

        return run_flowcharts(Wanted(options, tuple(powers or ()), all_, out, format, profile, mode, paper, dpi, font))
