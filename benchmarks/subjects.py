"""What is measured of riskctl: start-up, and the check cold, warm and after a change."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters, digits

from benchmarks.manifest import AS_OF
from benchmarks.measuring import Subject, do_nothing, run_once

ROOT = Path(__file__).parent.parent
SCRIPT = "import sys\nfrom riskctl.__main__ import run\nsys.exit(run())\n"
_SIGNS = ascii_letters + digits
_STEMS = "甲乙丙丁戊己庚辛壬癸"
NO_LIMITS = ("--limit", "files=200000", "--limit", "bytes=2000000000")


@dataclass(frozen=True)
class Bench:
    """A folder for everything that a comparison makes."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """This riskctl with a cache of its own, and with compiled modules, as an installed one has them."""
        return {
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
            "RISKCTL_CACHE_DIR": str(self.folder / "cache"),
        }

    def riskctl(self, *arguments: str) -> list[str]:
        """The command line of riskctl, started as its installed script starts it."""
        script = self.folder / "riskctl-script.py"
        if not script.exists():
            script.write_text(SCRIPT, encoding="utf-8")
        return [sys.executable, str(script), *arguments]

    def validate(self, catalog: Path, *options: str) -> list[str]:
        """The command line that checks a catalog."""
        return self.riskctl("--as-of", AS_OF, "--catalog", str(catalog), "validate", *options)

    def catalog(self, size: str) -> Path:
        """A synthetic catalog of that size, made if it is not there."""
        out = self.folder / f"catalog-{size}"
        if not out.exists():
            command = [sys.executable, "-m", "benchmarks.generate", str(out), "--size", size]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return out

    def subject(
        self, key: str, title: str, command: list[str], before: Callable[[], None] = do_nothing
    ) -> Subject:
        """A subject in this bench."""
        return Subject(key, title, command, self.folder, self.environment, before)


def own_subjects(bench: Bench, catalog: Path) -> list[Subject]:
    """The interpreter and riskctl on a catalog; each is run once, so that modules are compiled and the cache is full."""
    warm = bench.validate(catalog)
    path = sorted(catalog.rglob("powers/**/*.yaml"))[0]
    subjects = [
        Subject("python", "`python -c pass`", [sys.executable, "-c", "pass"], bench.folder),
        bench.subject("version", "`riskctl --version`", bench.riskctl("--version")),
        bench.subject("help", "`riskctl --help`", bench.riskctl("--help")),
        bench.subject("cold", "validate, no cache", bench.validate(catalog, "--no-cache")),
        bench.subject("warm", "validate, nothing changed", warm),
        bench.subject("changed", "validate, one file changed", warm, Renaming(path).make),
        bench.subject("comment", "validate, one comment changed", warm, Commenting(path).make),
    ]
    for subject in subjects:
        run_once(subject)
    return subjects


def big_subject(bench: Bench, size: str) -> Subject:
    """The check of a catalog of so many counties, without cache."""
    command = bench.validate(bench.catalog(size), "--no-cache", *NO_LIMITS)
    return bench.subject(f"big-{size}", f"validate, no cache, {size}×", command)


@dataclass
class Commenting:
    """A change of one byte in the comment on top of a file, another one each time, up to 62 times."""

    path: Path
    times: int = 0

    def __post_init__(self) -> None:
        """Note what stands in the file."""
        self.text = self.path.read_bytes()

    def make(self) -> None:
        """Write a letter or digit in the second place, so that the file is as it never was but for that."""
        sign = _SIGNS[self.times].encode()
        self.times += 1
        self.path.write_bytes(b"#" + sign + self.text[2:])


@dataclass
class Renaming:
    """A change of the first name in a file, another one each time, up to a hundred times."""

    path: Path
    times: int = 0

    def make(self) -> None:
        """Put two signs behind the name, so that the record is as it never was before."""
        signs = "".join(_STEMS[at] for at in divmod(self.times, len(_STEMS)))
        self.times += 1
        text = self.path.read_text(encoding="utf-8")
        self.path.write_text(re.sub(f"(?m)^( +name: .*?)[{_STEMS}]*$", rf"\g<1>{signs}", text, count=1), encoding="utf-8")
