"""`riskctl risk register|coverage|matrix|suggest`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(app: typer.Typer, say: Say, options: Options) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say(
        "风险：登记表、防控覆盖、热力图、措施建议。显示什么都以 0 退出；有文件未能读取时为 3。",
        "Risks: register, coverage, heat map, suggestions. The exit code is 0 whatever they show, 3 if a file was not read."))
    app.add_typer(group, name="risk")
    _add_register(group, say, options)
    _add_coverage(group, say, options)
    _add_matrix(group, say, options)
    _add_suggest(group, say, options)


def _format(say: Say) -> Any:
    return typer.Option("table", "--format", "-f", metavar="table|json|csv|html", help=say("输出格式。", "Format of the output."))


def _output(say: Say) -> Any:
    return typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                        help=say("写入文件而不是屏幕。", "Write to a file instead of the screen."))


def _unit(say: Say) -> Any:
    return typer.Option([], "--unit", metavar="UNIT", show_default=False, help=say(
        "只看该单位及其下级单位（编号或名称；可重复）。", "Only this unit and those below it (id or name; may be repeated)."))


def _type(say: Say) -> Any:
    return typer.Option([], "--type", metavar="TYPE", show_default=False, help=say(
        "只看这类风险：morality、post_duty、process、institution、external（可重复）。",
        "Only risks of this type: morality, post_duty, process, institution, external (may be repeated)."))


def _level(say: Say) -> Any:
    return typer.Option([], "--level", metavar="LEVEL", show_default=False, help=say(
        "只看防控前为该等级的风险（可重复）。", "Only risks of this level before controls (may be repeated)."))


def form_option(say: Say) -> Any:
    """In which form the register is wanted."""
    return typer.Option("unit", "--form", metavar="unit|post|posting|overview|indicator|power", help=say(
        "unit：部门登记表；post：个人（岗位）登记表，姓名、签名留空手填（这两种版式为推拟）；posting：公示表；overview：一览表；"
        "indicator：监测指标表（指标型），按岗位；power：权力事项风险表（后四种按公开发布的样式）。",
        "unit, post: registers by unit and by post, the latter with room for name and signature (layouts reconstructed); "
        "posting: for the notice board; overview: at a glance; indicator: what is watched, by post; power: a row for each power "
        "(the last four as published)."))


def _add_register(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("register", help=say(
        "廉政风险点登记表。责任人写岗位，不写姓名。",
        "The register of risk points. Posts are named, people are not."))
    def register_(
        unit: list[str] = _unit(say), type_: list[str] = _type(say), level: list[str] = _level(say),
        form: str = form_option(say),
        roll_up: str = typer.Option("", "--roll-up", metavar="step|power|post|unit", show_default=False, help=say(
            "改为按环节、事项、岗位或单位汇总：数量、各等级数、最高等级。",
            "Sums instead, by step, power, post or unit: how many, of which levels, the gravest.")),
        format: str = _format(say), output: Path = _output(say),
    ) -> int:
        from riskctl.cli.risks import Wanted, run_register

        return run_register(Wanted(options, format, output, tuple(unit), tuple(type_), tuple(level)), form, roll_up)


def _add_coverage(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("coverage", help=say(
        "风险点与防控措施对照，并说明每个缺口的原因；有豁免的注明豁免。",
        "Risk points against controls, with the reason of every hole and the waiver that justifies it."))
    def coverage(
        unit: list[str] = _unit(say), type_: list[str] = _type(say), level: list[str] = _level(say),
        holes: bool = typer.Option(False, "--holes", help=say("只列有缺口的风险点。", "Only risk points with holes.")),
        format: str = _format(say), output: Path = _output(say),
    ) -> int:
        from riskctl.cli.risks import Wanted, run_coverage

        return run_coverage(Wanted(options, format, output, tuple(unit), tuple(type_), tuple(level)), only_holes=holes)


def _add_matrix(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("matrix", help=say(
        "热力图：等级方案按可能性与影响评定的，以此为轴；否则为单位×等级。颜色深浅和数字所示相同。",
        "Heat map: by likelihood and impact where the level scheme is such a matrix, else unit × level. Shades and numbers "
        "say the same."))
    def matrix(
        unit: list[str] = _unit(say), type_: list[str] = _type(say), level: list[str] = _level(say),
        before: bool = typer.Option(False, "--before", help=say("只显示防控前。", "Only before controls.")),
        after: bool = typer.Option(False, "--after", help=say("只显示防控后（现状）。", "Only after controls, as of today.")),
        both: bool = typer.Option(False, "--both", help=say("防控前后并列（默认）。", "Before and after side by side (the default).")),
        format: str = _format(say), output: Path = _output(say),
    ) -> int:
        from riskctl.cli.risks import Wanted, run_matrix

        wanted = Wanted(options, format, output, tuple(unit), tuple(type_), tuple(level))
        return run_matrix(wanted, before=both or before or not after, after=both or after or not before)


def _add_suggest(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("suggest", help=say(
        "建议可补充的措施类型及理由。次序：法律要求的；填补时点缺口的（先事前，后事中）；同类环节、同类风险采用多的。"
        "已有的不再建议。",
        "Kinds of control that would answer a risk point, with reasons. In order: those the law asks for; those that close a gap "
        "in timing (prevention, then detection); those used most at similar risk points (same kind of step and type of risk). "
        "Kinds that are there are left out."))
    def suggest(
        id: str = typer.Argument(..., metavar="ID", help=say("风险点编号。", "The id of a risk point.")),
        most: int = typer.Option(5, "--most", metavar="N", min=1, help=say("最多几种。", "How many at most.")),
        format: str = _format(say), output: Path = _output(say),
    ) -> int:
        from riskctl.cli.risks import Wanted, run_suggest

        return run_suggest(Wanted(options, format, output), id, most)
