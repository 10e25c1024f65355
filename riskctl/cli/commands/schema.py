"""`riskctl schema export`."""

from collections.abc import Callable
from pathlib import Path

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""
    group = typer.Typer(help=say("目录格式的 JSON Schema。", "The JSON Schemas of the format."), no_args_is_help=True,
                        rich_markup_mode=None)
    app.add_typer(group, name="schema")

    @group.callback()
    def only_export() -> None:
        """Keep `export` a sub-command although it is the only one."""

    @group.command("export", help=say(
        "写出全部 JSON Schema（整份文件一个、清单一个、每类记录一个），供编辑器离线使用。",
        "Write every JSON Schema (one for a whole file, one for the manifest, one per kind), for editors without a network."))
    def export(
        out: Path = typer.Option(Path("schemas"), "--out", "-o", metavar="DIR",
                                 help=say("写到哪个文件夹。", "The folder to write to.")),
    ) -> int:
        from riskctl.cli.session import write_atomically
        from riskctl.errors import UserError, in_chinese
        from riskctl.model.schema import exported

        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"无法建立文件夹 {out}：{in_chinese(error)}。",
                            f"the folder {out} cannot be made: {error.strerror}.") from None
        for name, text in exported().items():
            write_atomically(out / name, text.encode())
        print(say(f"已写出 {len(exported())} 个文件到 {out}/", f"wrote {len(exported())} files to {out}/"))
        return 0
