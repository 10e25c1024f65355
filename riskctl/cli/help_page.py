"""The pages of `--help` in Chinese: typer's own words translated, lines broken by the width of characters."""

from collections.abc import Sequence

from typer._click.formatting import HelpFormatter

from riskctl.report.width import display_width, padded, wrapped

_HEADINGS = {"Arguments": "参数", "Options": "选项", "Commands": "命令"}
_PHRASES = {
    "[default: ": "[默认：",
    "[required]": "[必填]",
    "Show this message and exit.": "显示本页。",
    "Install completion for the current shell.": "为当前 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.":
        "显示当前 shell 的补全脚本，供复制或自行安装。",
}
_WIDEST_TERM = 30


class ChineseHelp(HelpFormatter):
    """Lays out a page of help for readers of Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called."""
        said = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        self.write(f"{prefix or '用法：'}{prog} {said}\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, each broken into lines."""
        margin = " " * self.current_indent
        paragraphs = (wrapped(" ".join(part.split()), self.width - self.current_indent) for part in text.split("\n\n"))
        self.write("\n\n".join("\n".join(margin + line for line in lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = 2) -> None:
        """Write terms in one column and what is said of them in another."""
        margin = " " * self.current_indent
        column = min(max((display_width(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, said in rows:
            lines = wrapped(_translated(said), max(self.width - column - self.current_indent, 10))
            fits = display_width(term) <= column - col_spacing
            self.write(margin + (padded(term, column) + lines.pop(0)).rstrip() + "\n" if fits else margin + term + "\n")
            self.write("".join(f"{margin}{'':{column}}{line}\n" for line in lines if line))


def _translated(text: str) -> str:
    for english, chinese in _PHRASES.items():
        text = text.replace(english, chinese)
    return text
