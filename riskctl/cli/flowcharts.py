"""Carry out `riskctl render flowchart`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from riskctl.catalog.provenance import version_of
from riskctl.cli.lookup import powers_named, profile_for, profile_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.session import Session, make_folder, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.drawing.picture import Picture
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.fitting import USUAL, Fitted, fitted
from riskctl.render.flowchart.positioned import dot
from riskctl.render.flowchart.sheet import Sheets
from riskctl.render.mermaid import mermaid
from riskctl.render.paper import PAPERS
from riskctl.render.printing import pdf, png
from riskctl.render.svg import svg
from riskctl.report.version import version_words

FORMATS = ("svg", "png", "pdf", "dot", "mermaid")
AUTO = "auto"
UNDECIDED = 3
"""The exit code where a chart was left out."""


@dataclass(frozen=True)
class Wanted:
    """What `render flowchart` is asked for."""

    options: Options
    powers: tuple[str, ...]
    all: bool
    out: Path
    format: str
    profile: str | None
    mode: str = "full"
    paper: str = AUTO
    dpi: int = 150
    font: Path | None = None


def run_flowcharts(wanted: Wanted) -> int:
    """Write the flowcharts and say which files were written; 3 where one is too large; UserError for what cannot be asked."""
    one_of("--format", wanted.format, FORMATS)
    one_of("--mode", wanted.mode, ("full", "compact", "public"))
    one_of("--paper", wanted.paper, (AUTO, *PAPERS))
    asked = _profile_asked(wanted)
    session = Session.open(wanted.options)
    catalog = session.read()
    profile = profile_for(asked, catalog, session.language)
    powers = powers_named(catalog, wanted.powers, every=wanted.all)
    language = wanted.options.language or written_language(catalog)
    writer = _Writer(wanted, catalog, profile, language, version_words(version_of(session.root, catalog.files), language))
    make_folder(wanted.out)
    count = 0
    for power in watched(powers, "绘图" if session.language == "zh" else "drawing"):
        for name, data in writer.files(power):
            write_atomically(wanted.out / name, data)
            count += 1
            print(wanted.out / name)
    for zh, en in writer.warnings:
        print(f"riskctl: {zh if session.language == 'zh' else en}", file=sys.stderr)
    return max(note_unread(catalog, session), UNDECIDED if writer.not_drawn else 0)


def _profile_asked(wanted: Wanted) -> Disclosure | None:
    """The profile named, or the one that the mode stands for."""
    asked = profile_named(wanted.profile)
    if wanted.mode != "public":
        return asked
    if asked not in (None, Disclosure.PUBLIC):
        raise UserError(f"--mode public 只画可公开的内容，不能与 --profile {asked.value} 同用。",
                        f"--mode public draws only what is public: it does not go with --profile {asked.value}.")
    return Disclosure.PUBLIC


@dataclass(frozen=True)
class _Writer:
    """Makes the files of one power after the other, and keeps what is to be warned of."""

    wanted: Wanted
    catalog: Catalog
    profile: Disclosure
    language: Language
    version: str
    warnings: list[tuple[str, str]] = field(default_factory=list)
    not_drawn: list[str] = field(default_factory=list)

    def files(self, power: Power) -> Iterator[tuple[str, bytes]]:
        """The names and contents of the files with the chart of a power."""
        drawing = Drawing(self.catalog, power, self.profile, self.language, self.version, is_full=self.wanted.mode != "compact")
        if self.wanted.format != "mermaid" and not drawing.content.is_drawable:
            self._leave_out(power, drawing.content.too_large)
            return
        match self.wanted.format:
            case "mermaid":
                yield f"{power.id}.mmd", mermaid(drawing.content).encode()
            case "dot":
                yield f"{power.id}.dot", dot(drawing.content, self._sheets(power, drawing)).encode()
            case "pdf":
                yield f"{power.id}.pdf", pdf(self._sheets(power, drawing).pictures, self.wanted.font)
            case _:
                pictures = self._sheets(power, drawing).pictures
                names = [f"{power.id}"] if len(pictures) == 1 else [f"{power.id}-{at}" for at in range(1, len(pictures) + 1)]
                for name, picture in zip(names, pictures, strict=True):
                    yield f"{name}.{self.wanted.format}", self._image(picture)

    def _image(self, picture: Picture) -> bytes:
        return svg(picture).encode() if self.wanted.format == "svg" else png(picture, self.wanted.dpi, self.wanted.font)

    def _sheets(self, power: Power, drawing: Drawing) -> Sheets:
        """The chart on the paper asked for, or on the one of the usual papers that shows it best."""
        found = fitted(drawing, USUAL if self.wanted.paper == AUTO else (self.wanted.paper,))
        if not found.sheets.is_legible:
            self._warn(power, found)
        return found.sheets

    def _leave_out(self, power: Power, why: Text) -> None:
        """Note that the chart is too large to be drawn."""
        self.not_drawn.append(power.id)
        self.warnings.append((f"{power.id}：{why.zh}--format mermaid 没有这一限制。", f"{power.id}: {why.en} --format mermaid has no such limit."))

    def _warn(self, power: Power, found: Fitted) -> None:
        """Note that text is printed too small, and on which paper it would not be."""
        points = f"{int(found.sheets.smallest_text * 7.5) / 10:.1f}"
        zh = f"改用 --paper {found.would_do}" if found.would_do else "没有够大的纸张，建议拆分流程"
        en = f"--paper {found.would_do} would do" if found.would_do else "no paper is large enough: split the process"
        self.warnings.append((f"{power.id}：最小的字在 {found.paper} 上印出来只有 {points} 磅（应不小于 7 磅）；{zh}。",
                              f"{power.id}: the smallest text is printed at {points} points on {found.paper} "
                              f"(it should be 7 or more); {en}."))


