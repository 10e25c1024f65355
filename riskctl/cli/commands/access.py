"""`riskctl import access`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(group: typer.Typer, say: Say, options: Options) -> None:
    """Add the command."""

    @group.command("access", help=say(
        "导入业务系统导出的权限数据（CSV）：用户、角色、权限、职责分离规则，成为人员、岗位、职责、分离规则；对不上的逐格报告。"
        "文件里不再有的权限会从目录收回。之后用 riskctl sod check 查冲突。",
        "Import access data as systems export it (CSV): users, roles, entitlements and rules become people, posts, duties and sod_rules; "
        "what does not resolve is reported by cell. Entitlements that the files no longer list are withdrawn. Then run `riskctl sod check`."))
    def import_access(
        files: list[Path] = typer.Argument(..., metavar="FILE...", help=say(
            "CSV 文件（UTF-8 或 GB18030），一次给全。", "The CSV files (UTF-8 or GB18030), all at once.")),
        mapping: Path = typer.Option(None, "--map", "-m", metavar="MAP.yaml", show_default=False, help=say(
            "文件与栏目的含义（由 --guess 写出）。", "What files and columns mean (written by --guess).")),
        guess: bool = typer.Option(False, "--guess", help=say("只写出会用的映射（YAML，带注释），不导入。",
                                                              "Only write the mapping that would be used, as YAML with comments.")),
        fix: bool = typer.Option(False, "--fix", help=say(
            "合并因逗号没加引号而多出来的栏，只在合并方法唯一时；每一行都会列出。",
            "Put rows together that have too many fields because a comma was not quoted, where there is one way to do it; each is listed.")),
        unit: str = typer.Option("", "--unit", metavar="UNIT", show_default=False, help=say(
            "没有写部门的角色归入哪个部门。", "The department of roles for which none is stated.")),
        delimiter: str = typer.Option("", "--delimiter", metavar="comma|tab|semicolon|blank", show_default=False,
                                      help=say("分隔符；不写则自行判断。", "The delimiter; found out by default.")),
        people: bool = typer.Option(False, "--people", help=say("把人员姓名写入 people；不加则以用户编号为名。",
                                                                "Put names of persons into people; without it the user id is the name.")),
        write: bool = typer.Option(False, "--write", help=say("写入目录（全部写入或全不写入）；不加只预演。",
                                                              "Write to the catalog, all or nothing; without it nothing is written.")),
        format: str = typer.Option("table", "--format", "-f", metavar="table|json", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("把映射或 JSON 写入文件。", "Write the mapping or the JSON to a file.")),
    ) -> int:
        from riskctl.cli.access import AccessRequest, run_access

        return run_access(AccessRequest(tuple(files), mapping, unit, delimiter, format, output, people, fix, guess, write), options)
