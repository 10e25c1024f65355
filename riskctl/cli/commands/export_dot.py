"""`riskctl export dot`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.commands.profile import profile_option
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def add_export(group: typer.Typer, say: Say, options: Options) -> None:
    """Add `export dot`."""
    @group.command("dot", help=say(
        "把流程图导出为带位置的 DOT，供 Graphviz 再画（neato -n2）；每个事项一个文件，与 render flowchart --format dot 相同。",
        "Export flowcharts as DOT with positions, to be drawn by Graphviz (neato -n2); a file for each power, the same as of "
        "render flowchart --format dot."))
    def export_dot(
        powers: list[str] = typer.Argument(None, metavar="[POWER]...", show_default=False, help=say("事项编号。", "Ids of powers.")),
        all_: bool = typer.Option(False, "--all", help=say("全部有流程的现行事项。", "Every power in force that has a process.")),
        out: Path = typer.Option(Path(), "--out", metavar="DIR", show_default=False,
                                 help=say("写到这个文件夹（默认当前文件夹）。", "Write into this folder (default: the current one).")),
        profile: str = profile_option(say),
    ) -> int:
        from riskctl.cli.flowcharts import Wanted, run_flowcharts

        return run_flowcharts(Wanted(options, tuple(powers or ()), all_, out, "dot", profile))
