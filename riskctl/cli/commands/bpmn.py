"""`riskctl import bpmn` and `riskctl export bpmn`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options

Say = Callable[[str, str], str]


def add_import(group: typer.Typer, say: Say, options: Options) -> None:
    """Add `import bpmn`."""
    @group.command("bpmn", help=say(
        "导入 BPMN 2.0 流程；默认只预演。riskctl 导出的文件原样回来，图中改动的才改；别处的文件：任务成为环节，网关成为分支。"
        "没有对应的逐个列出。",
        "Take in a BPMN 2.0 process; a rehearsal by default. What riskctl exported comes back as it was, except what was changed in "
        "the diagram; of other files tasks become steps, gateways become branches. What has no equivalent is listed, each by its id."))
    def import_bpmn(
        file: Path = typer.Argument(..., metavar="FILE", help=say("BPMN 文件。", "The BPMN file.")),
        id: str = typer.Option("", "--id", metavar="ID", show_default=False, help=say("权力事项编号。", "The id of the power.")),
        type_: str = typer.Option("", "--type", metavar="SCHEME:TYPE", show_default=False, help=say(
            "事项类型，如 national:license。", "The type of the power, such as national:license.")),
        unit: str = typer.Option("", "--unit", metavar="UNIT", show_default=False, help=say("实施单位。", "The unit that exercises it.")),
        write: bool = typer.Option(False, "--write", help=say("写入目录（全部写入或全不写入）；不加只预演。",
                                                              "Write to the catalog, all or nothing; without it nothing is written.")),
        format: str = typer.Option("table", "--format", "-f", metavar="table|json", help=say("输出格式。", "Format of the output.")),
    ) -> int:
        from riskctl.cli.diagrams import take_in

        return take_in(file, (id, type_, unit), format, options, write=write)


def add_export(group: typer.Typer, say: Say, options: Options) -> None:
    """Add `export bpmn`."""
    @group.command("bpmn", help=say(
        "把流程导出为 BPMN 2.0：泳道、图形位置、风险点和措施（扩展元素）；每个事项一个文件。",
        "Export processes as BPMN 2.0 with lanes, positions, risk points and controls (extension elements); a file for each power."))
    def export_bpmn(
        powers: list[str] = typer.Argument(None, metavar="[POWER]...", show_default=False, help=say("事项编号。", "Ids of powers.")),
        all_: bool = typer.Option(False, "--all", help=say("全部有流程的现行事项。", "Every power in force that has a process.")),
        out: Path = typer.Option(Path(), "--out", metavar="DIR", show_default=False,
                                 help=say("写到这个文件夹（默认当前文件夹）。", "Write into this folder (default: the current one).")),
    ) -> int:
        from riskctl.cli.diagrams import give_out

        return give_out(tuple(powers or ()), out, options, every=all_)
