"""`riskctl render site`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.commands.profile import profile_option
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def add_site(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command."""
    @group.command("site", help=say(
        "静态网站：首页、事项、岗位、单位、规则各有页面，可查找、筛选、打印、下载表格；双击打开或放到网站上都能用。",
        "A static site with a page for each power, post, unit and rule, to be searched, filtered and printed, with tables to "
        "take away; it works from a folder and from a web server."))
    def site(
        out: Path = typer.Option(..., "--out", metavar="DIR", show_default=False, help=say(
            "写成这个文件夹：新建，或整个换掉原先生成的网站；里面有别的文件则不动。",
            "The folder to write: a new one, or a site written before, which is replaced as a whole; one with other files is left alone.")),
        profile: str = profile_option(say),
    ) -> int:
        from riskctl.cli.site import Wanted, run_site

        return run_site(Wanted(options, out, profile))
