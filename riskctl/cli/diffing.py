"""Carry out `riskctl diff`: read both sides, review the change, report, and decide the exit code."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from riskctl import __version__
from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found, shown
from riskctl.catalog.limits import Limits, with_options
from riskctl.check.base import Side
from riskctl.check.outcome import Outcome
from riskctl.check.settings import settings_for
from riskctl.cli import cache
from riskctl.cli.options import Options, one_of
from riskctl.cli.remembering import run_as_json, run_from_json
from riskctl.cli.session import emit, spare_the_catalog, written_language
from riskctl.cli.sources import Both, Pair, Source, pair_of
from riskctl.errors import UserError, in_chinese
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.line import visible
from riskctl.report.run import run_of
from riskctl.review.carrying import MOST_POWERS
from riskctl.review.review import Review, review
from riskctl.rules import all_rules, effect_rules

FORMATS = ("text", "markdown", "json", "html")
READING = "CA"
"""The family of rules that say what was found while files were read; a snapshot does not hold that."""
FAIL_ON = ("weakens", "new-errors", "new-warnings")


@dataclass(frozen=True)
class Request:
    """The arguments of `riskctl diff`."""

    options: Options
    base: str
    head: str = ""
    format: str = "text"
    output: Path | None = None
    fail_on: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    direct: bool = False
    every: bool = False
    use_cache: bool = True
    deep: bool | None = None
    """Whether staffing and collusion are worked out for every power that is touched, or for none; None for so many."""

    @property
    def most_powers(self) -> int | None:
        """For how many powers staffing and collusion are worked out; None for all."""
        return MOST_POWERS if self.deep is None else None if self.deep else 0

    def conditions(self) -> tuple[str, ...]:
        """What fails the run; UserError for a word or format that is none."""
        one_of("--format", self.format, FORMATS)
        words = tuple(dict.fromkeys(word.strip() for given in self.fail_on for word in given.split(",") if word.strip()))
        for word in words:
            if word not in (*FAIL_ON, "never"):
                raise UserError(f"--fail-on {word!r}：只能是 {'、'.join(FAIL_ON)}（可用逗号并列）或 never。",
                                f"--fail-on {word!r}: it is a list of {', '.join(FAIL_ON)}, or never.")
        return tuple(word for word in words if word != "never")


def run_diff(request: Request) -> int:
    """Compare, report, and give the exit code: 3 if something was not read or decided, 1 if a condition holds, else 0."""
    conditions = request.conditions()
    pair = pair_of(request.base, request.head, request.options, direct=request.direct)
    if request.output is not None:
        for source in (pair.base, pair.head):
            _spare(request.output, source)
    both = pair.read(request.options, with_options(Limits(), list(request.limits)))
    found = reviewed(pair, both, use_cache=request.use_cache, most_powers=request.most_powers)
    emit(_report(found, request), request.output)
    language = request.options.text_language()
    for crash in found.crashes:
        line = crash.trace.strip().splitlines()[-1]
        zh, en = f"规则 {crash.code} 出错：{line}", f"the rule {crash.code} crashed: {line}"
        print(f"riskctl: {zh if language == 'zh' else en}", file=sys.stderr)
    if found.unread or found.crashes:
        return 3
    return 1 if found.fails(conditions) else 0


def _spare(output: Path, source: Source) -> None:
    """UserError where a report would overwrite what is compared."""
    if source.snapshot is None:
        spare_the_catalog(output, source.folder)
    elif output.resolve() == source.snapshot:
        raise UserError(f"{output} 正是要比较的快照，不写入报告。", f"{output} is the snapshot that is compared, and no report is written to it.")


def show_meaning(file: str, options: Options) -> int:
    """Print what a file of records means, line by line; a file that cannot be read to its end is printed as it stands."""
    from riskctl.report.meaning_text import meaning_lines

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise UserError(f"无法读取 {shown(file)}：{in_chinese(error)}。", f"{shown(file)} cannot be read: {error.strerror}.",
                        unreadable=True) from None
    catalog = assemble(Found({Path(file).name: data}, b"riskctl: 1\n"), "", options.day())
    raw = "".join(f"{visible(line)}\n" for line in data.decode("utf-8", "backslashreplace").splitlines())
    sys.stdout.write(raw if catalog.unread or not any(catalog.records.values()) else meaning_lines(catalog))
    return 0


def reviewed(pair: Pair, both: Both, *, use_cache: bool, most_powers: int | None = MOST_POWERS) -> Review:
    """The review of the way from base to head; what the base's rules find in it is remembered."""
    base, head = both.base, both.head
    name = f"base-{cache.digest([cache.tool_digest(), *both.base_parts])}" if use_cache and both.base_parts else ""
    rules = [rule for rule in all_rules() if rule.family != READING] if pair.has_snapshot else all_rules()
    remembered: list[Outcome] = []

    def recall() -> Outcome | None:
        run = run_from_json(cache.load(name), tuple, __version__) if name else None
        remembered.extend([run.outcome] if run else [])
        return run.outcome if run else None

    unread = tuple(f"{side.name}:{file}" for side, catalog in ((pair.base, base), (pair.head, head)) for file in catalog.unread)
    found = review(_side(base), _side(head), rules, effect_rules(), (pair.base.name, pair.head.name), unread, recall, most_powers)
    if name and not remembered and not found.comparison.new_ids and not found.delta.before.crashes:
        cache.store(name, run_as_json(run_of(base, found.delta.before, (), "zh", __version__)))
    return found


def _side(catalog: Catalog) -> Side:
    settings, faults = settings_for(catalog.manifest, all_rules())
    return Side(replace(catalog, faults=(*catalog.faults, *faults)) if faults else catalog, settings)


def _charts_of(found: Review, language: Language) -> Callable[[str], tuple[str, str] | None]:
    """What draws the charts of a power before and after."""
    from riskctl.render.flowchart.compared import compared
    from riskctl.render.svg import svg

    def charts(power: str) -> tuple[str, str] | None:
        both = compared(found.comparison.base, found.comparison.head, power, language)
        return None if both is None else ("".join(map(svg, both.before)), "".join(map(svg, both.after)))

    return charts


def _report(found: Review, request: Request) -> str:
    head = found.comparison.head
    to_screen = request.format == "text" and request.output is None
    language: Language = request.options.text_language() if to_screen else request.options.language or written_language(head)
    match request.format:
        case "json":
            from riskctl.report.diff_json import diff_json

            return diff_json(found, language)
        case "markdown":
            from riskctl.report.diff_markdown import diff_markdown

            return diff_markdown(found, language)
        case "html":
            from riskctl.report.diff_page import diff_page

            return diff_page(found, language, _charts_of(found, language), every=request.every)
        case _:
            from riskctl.cli.paint import painter
            from riskctl.report.diff_text import diff_text

            colour = request.options.use_colour() and request.output is None
            return diff_text(found, language, painter(colour), every=request.every)
