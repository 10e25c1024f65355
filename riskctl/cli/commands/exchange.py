"""`riskctl import` and `riskctl export`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from riskctl.cli.commands import access
from riskctl.cli.commands.bpmn import add_export, add_import
from riskctl.cli.commands.export_dot import add_export as add_export_dot
from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def register(app: typer.Typer, say: Say, options: Options) -> None:
    """Add the commands."""
    incoming = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say(
        "把现有的登记表、公示表、权力清单、系统权限数据导入目录；默认只预演。",
        "Take registers, notices, power lists and access data into the catalog; a rehearsal by default."))
    outgoing = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say(
        "把目录导出为表格或 JSON；再导入不会改变任何东西。", "Export the catalog as a table or JSON; importing that again changes nothing."))
    app.add_typer(incoming, name="import")
    app.add_typer(outgoing, name="export")
    _add_import(incoming, say, options, "xlsx")
    _add_import(incoming, say, options, "csv")
    access.register(incoming, say, options)
    add_import(incoming, say, options)
    _add_export_tables(outgoing, say, options)
    _add_export_json(outgoing, say, options)
    add_export(outgoing, say, options)
    add_export_dot(outgoing, say, options)


def _flag(name: str, zh: str, en: str, say: Say) -> Any:
    return typer.Option(False, name, help=say(zh, en))


def _map(say: Say) -> Any:
    return typer.Option(None, "--map", "-m", metavar="MAP.yaml", show_default=False, help=say(
        "栏目与字段的对应（由 import --guess 写出）。", "Which column is which field (written by `import --guess`)."))


def _add_import(group: typer.Typer, say: Say, options: Options, form: str) -> None:
    helps = {"xlsx": say("导入 Excel 表格（.xlsx）：合并单元格、多行表头、格内列表都能读；公式取已存的值，宏不读。",
                         "Import an Excel table (.xlsx): merged cells, headings over several rows and lists inside cells are understood; "
                         "formulas count by their saved value, files with macros are refused."),
             "csv": say("导入 CSV（UTF-8 或 GB18030；逗号、制表符或分号）；引号有误按行报告，绝不错位。",
                        "Import CSV (UTF-8 or GB18030; commas, tabs or semicolons); faults of quoting are reported by line, columns never shift.")}

    @group.command(form, help=helps[form])
    def import_table(
        file: Path = typer.Argument(..., metavar="FILE", help=say("要导入的表格。", "The table.")),
        mapping: Path = _map(say),
        guess: bool = _flag("--guess", "只写出会用的映射（YAML，带注释），不导入。",
                            "Only write the mapping that would be used, as YAML with comments.", say),
        settings: list[str] = typer.Option([], "--set", metavar="HEADING=FIELD", show_default=False, help=say(
            "改一栏的对应，或用 default.字段=值 给整表定值（可重复）。",
            "What one column is, or default.FIELD=VALUE for the whole table (may be repeated).")),
        rows: str = typer.Option("", "--rows", metavar="KIND", show_default=False, help=say(
            "一行是什么记录（risk_points、powers……）；不写则自行判断。", "What a row is (risk_points, powers, …); found out by default.")),
        sheet: list[str] = typer.Option([], "--sheet", metavar="NAME", show_default=False, hidden=form == "csv",
                                        help=say("只读这些工作表（可重复）。", "Only these sheets (may be repeated).")),
        delimiter: str = typer.Option("", "--delimiter", metavar="comma|tab|semicolon", show_default=False, hidden=form == "xlsx",
                                      help=say("分隔符；不写则自行判断。", "The delimiter; found out by default.")),
        people: bool = _flag("--people", "把人员姓名写入 people；不加则姓名一律不取。",
                             "Put names of persons into people; without it none is taken.", say),
        hidden: bool = _flag("--hidden", "隐藏的行、列、工作表也读。", "Read hidden rows, columns and sheets too.", say),
        write: bool = _flag("--write", "写入目录（全部写入或全不写入）；不加只预演。",
                            "Write to the catalog, all or nothing; without it nothing is written.", say),
        format: str = typer.Option("table", "--format", "-f", metavar="table|json", help=say("输出格式。", "Format of the output.")),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("把映射或 JSON 写入文件。", "Write the mapping or the JSON to a file.")),
    ) -> int:
        from riskctl.cli.importing import Request, run_import

        return run_import(Request(file, form, mapping, tuple(settings), rows, tuple(sheet), delimiter, format, output, people, hidden,
                                  guess, write), options)


def _add_export_tables(group: typer.Typer, say: Say, options: Options) -> None:
    helps = {"xlsx": say("导出为 Excel：每类记录一张表，或按 --map 的栏目；文字绝不成为公式，表头固定。",
                         "Export to Excel: a sheet for each kind, or the columns of --map; text never becomes a formula, headings stay in view."),
             "csv": say("把一类记录导出为 CSV（UTF-8），或按 --map 的栏目。", "Export one kind of records as CSV (UTF-8), or the columns of --map.")}
    for form, text in helps.items():
        _add_export_table(group, say, options, form, text)


def _add_export_table(group: typer.Typer, say: Say, options: Options, form: str, text: str) -> None:
    @group.command(form, help=text)
    def export_table(
        kind: list[str] = typer.Option([], "--rows", metavar="KIND", show_default=False, help=say(
            "导出哪类记录（xlsx 可重复；不写则 xlsx 全部、csv 为风险点或权力事项）。",
            "Which records (may be repeated for xlsx; by default all for xlsx, risk points or powers for csv).")),
        mapping: Path = _map(say),
        people: bool = _flag("--people", "导出人员姓名；不加则只写岗位。", "Export names of persons; without it posts only.", say),
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入的文件（xlsx 必填）。", "The file to write (needed for xlsx).")),
    ) -> int:
        from riskctl.cli.exporting import run_export_table

        return run_export_table(form, tuple(kind), mapping, output, options, with_people=people)


def _add_export_json(group: typer.Typer, say: Say, options: Options) -> None:
    @group.command("json", help=say(
        "把整个目录（合并、解析后的全部记录与引用）导出为一份 JSON，格式见 schemas/snapshot.json，顺序固定。",
        "Export the whole catalog, merged and resolved, as one JSON document in a stable order; its schema is schemas/snapshot.json."))
    def export_json(
        output: Path = typer.Option(None, "--output", "-o", metavar="FILE", show_default=False,
                                    help=say("写入文件而不是屏幕。", "Write to a file instead of the screen.")),
    ) -> int:
        from riskctl.cli.exporting import run_export_json

        return run_export_json(output, options)
