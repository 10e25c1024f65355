"""`riskctl sod matrix|graph`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the commands."""
    _add_matrix(group, say, options)
    _add_graph(group, say, options)


def _add_matrix(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("matrix", help=say(
        "矩阵：职责 × 职责、岗位 × 岗位、人员 × 规则。", "Matrices: duties by duties, posts by posts, people by rules."))
    def matrix(
        kind: str = typer.Argument("duties", metavar="[duties|posts|people]", help=say("哪一张。", "Which one.")),
        format: str = typer.Option("table", "--format", "-f", metavar="table|json|csv|html|xlsx", help=say(
            "输出格式；xlsx 要写明 --output。", "Format of the output; xlsx needs --output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
    ) -> int:
        from riskctl.cli.matrices import run_matrix

        return run_matrix(options, kind, format, output)


def _add_graph(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("graph", help=say(
        "画出谁经由什么途径具有什么职责，冲突以粗红线标出；不写编号则只画冲突的路径。svg、png、pdf 需要 Graphviz。按口径出图用 render sod。",
        "Draw who has which duties by which path, conflicts bold and red; without ids only the paths of conflicts. svg, png and pdf "
        "need Graphviz. For graphs by profile see `render sod`."))
    def graph(
        ids: list[str] = typer.Argument(None, metavar="[ID]...", show_default=False, help=say(
            "只画这些人员、岗位、单位或职责分离规则周围。", "Only around these people, posts, units or rules of separation.")),
        format: str = typer.Option("dot", "--format", "-f", metavar="dot|svg|png|pdf|json", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
    ) -> int:
        from riskctl.cli.duty_graphs import run_graph

        return run_graph(options, tuple(ids or ()), format, output)
