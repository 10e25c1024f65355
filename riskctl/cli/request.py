"""What is asked of a validation."""

from pathlib import Path
from typing import NamedTuple

from riskctl.cli.options import Options, one_of
from riskctl.errors import UserError

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")
FAIL_ON = ("error", "warning", "info", "never")


class Request(NamedTuple):
    """The arguments of `riskctl validate`."""

    options: Options
    paths: tuple[Path, ...] = ()
    format: str = "text"
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    base: str | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    use_waivers: bool = True
    statistics: bool = False
    limits: tuple[str, ...] = ()
    use_cache: bool = True
    deep: bool = False

    def check_words(self) -> None:
        """UserError for a format or severity that is none, an empty option, or options that exclude each other."""
        for option, given in (("--base", self.base), *(("--select", one) for one in self.select),
                              *(("--ignore", one) for one in self.ignore)):
            if given is not None and not given.strip():
                raise UserError(f"{option} 是空的。", f"{option} is empty.")
        if self.base and self.write_baseline is not None:
            raise UserError("--base 和 --write-baseline 不能同时使用：基线要按全部问题写。",
                            "--base and --write-baseline exclude each other: a baseline is written of all findings.")
        one_of("--format", self.format, FORMATS)
        one_of("--fail-on", self.fail_on, FAIL_ON)
