"""`riskctl render register|disclosure|powers|duties|institutions|coverage`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from riskctl.cli.commands.profile import profile_option
from riskctl.cli.commands.risk import form_option
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


class _Shared:
    """The options that the tables have in common."""

    def __init__(self, say: Say) -> None:
        self.format: Any = typer.Option("html", "--format", "-f", metavar="html|md|xlsx|docx|pdf|csv|json", help=say(
            "输出格式；docx 需要附加包 office，pdf 需要附加包 print。",
            "Format of the output; docx needs the extra office, pdf the extra print."))
        self.out: Any = typer.Option(None, "--out", metavar="DIR", show_default=False, help=say(
            "写到这个文件夹，文件按表命名。", "Write into this folder; the file is named for the table."))
        self.output: Any = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False, help=say(
            "写入这个文件；都不写的，文字格式输出到屏幕。", "Write this file; with neither, text formats go to the screen."))
        self.profile: Any = profile_option(say)
        self.published_profile: Any = profile_option(say, is_for_publishing=True)
        self.font: Any = typer.Option(None, "--font", metavar="FILE", show_default=False, help=say(
            "pdf 另用的字体文件，用于随附字体没有的字。", "A font file for characters that the shipped font lacks (pdf)."))
        self.unit: Any = typer.Option([], "--unit", metavar="UNIT", show_default=False, help=say(
            "只要该单位及其下级单位（编号或名称；可重复）。", "Only this unit and those below it (id or name; may be repeated)."))
        self.type: Any = typer.Option([], "--type", metavar="TYPE", show_default=False, help=say(
            "只要这类风险（可重复）。", "Only risks of this type (may be repeated)."))
        self.level: Any = typer.Option([], "--level", metavar="LEVEL", show_default=False, help=say(
            "只要防控前为该等级的风险（可重复）。", "Only risks of this level before controls (may be repeated)."))


def add_tables(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the commands that write tables."""
    shared = _Shared(say)
    _add_register(group, say, options, shared)
    _add_disclosure(group, say, options, shared)
    for name, zh, en in (("powers", "权力清单，附设定依据。", "The list of powers with their legal basis."),
                         ("institutions", "制度清单，列七要素。", "The list of institutions with their seven elements.")):
        _add_list(group, name, say(zh, en), options, shared)
    _add_duties(group, say, options, shared)
    _add_coverage(group, say, options, shared)


def _add_register(group: typer.Typer, say: Say, options: Options, shared: _Shared) -> None:
    @group.command("register", help=say("廉政风险点登记表。责任人写岗位，不写姓名。",
                                        "The register of risk points. Posts are named, people are not."))
    def register(
        form: str = form_option(say),
        unit: list[str] = shared.unit, type_: list[str] = shared.type, level: list[str] = shared.level,
        format: str = shared.format, out: Path = shared.out, output: Path = shared.output, profile: str = shared.profile,
        font: Path = shared.font,
    ) -> int:
        from riskctl.cli.documents import Wanted, run_table

        return run_table(Wanted(options, "register", format, out, output, profile, font, form, tuple(unit), tuple(type_), tuple(level)))


def _add_disclosure(group: typer.Typer, say: Say, options: Options, shared: _Shared) -> None:
    @group.command("disclosure", help=say("廉政风险点公示表。对外公开风险点由清单的 publish_risk_points 决定。",
                                          "Risk points for the notice board. Whether they are public is set by publish_risk_points "
                                          "in the manifest."))
    def disclosure(
        unit: list[str] = shared.unit, type_: list[str] = shared.type, level: list[str] = shared.level,
        format: str = shared.format, out: Path = shared.out, output: Path = shared.output,
        profile: str = shared.published_profile, font: Path = shared.font,
    ) -> int:
        from riskctl.cli.documents import Wanted, run_table

        # What hangs on the notice board is public, whatever the manifest says of the rest.
        return run_table(Wanted(options, "disclosure", format, out, output, profile or "public", font, units=tuple(unit),
                                types=tuple(type_), levels=tuple(level)))


def _add_list(group: typer.Typer, name: str, says: str, options: Options, shared: _Shared) -> None:
    @group.command(name, help=says)
    def list_(
        unit: list[str] = shared.unit, format: str = shared.format, out: Path = shared.out, output: Path = shared.output,
        profile: str = shared.profile, font: Path = shared.font,
    ) -> int:
        from riskctl.cli.documents import Wanted, run_table

        return run_table(Wanted(options, name, format, out, output, profile, font, units=tuple(unit)))


def _add_duties(group: typer.Typer, say: Say, options: Options, shared: _Shared) -> None:
    @group.command("duties", help=say("岗位职责说明书：每个岗位的职责、承担的事项和环节；内部口径另列任职人员、风险点和防控措施。",
                                      "The duties of each post: what it does in which powers; in the internal profile also who holds "
                                      "it, its risk points and controls."))
    def duties(
        post: list[str] = typer.Option([], "--post", metavar="POST", show_default=False, help=say(
            "只要该岗位（编号或名称；可重复）。", "Only this post (id or name; may be repeated).")),
        unit: list[str] = shared.unit, format: str = shared.format, out: Path = shared.out, output: Path = shared.output,
        profile: str = shared.profile, font: Path = shared.font,
    ) -> int:
        from riskctl.cli.documents import Wanted, run_table

        return run_table(Wanted(options, "duties", format, out, output, profile, font, units=tuple(unit), posts=tuple(post)))


def _add_coverage(group: typer.Typer, say: Say, options: Options, shared: _Shared) -> None:
    @group.command("coverage", help=say("风险点防控覆盖表，说明每个缺口的原因；只供内部使用。",
                                        "Risk points against their controls, with the reason of every hole; for use inside only."))
    def coverage(
        holes: bool = typer.Option(False, "--holes", help=say("只列有缺口的风险点。", "Only risk points with holes.")),
        unit: list[str] = shared.unit, type_: list[str] = shared.type, level: list[str] = shared.level,
        format: str = shared.format, out: Path = shared.out, output: Path = shared.output, profile: str = shared.profile,
        font: Path = shared.font,
    ) -> int:
        from riskctl.cli.documents import Wanted, run_table

        return run_table(Wanted(options, "coverage", format, out, output, profile, font, units=tuple(unit), types=tuple(type_),
                                levels=tuple(level), only_holes=holes))
