"""What riskctl is to reach, against what was measured, as a table."""

import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measuring import Subject, Uses, median, ratio


@dataclass(frozen=True)
class Target:
    """A ratio of processor times that is not to be passed: of one subject to another."""

    title: str
    key: str
    to: str
    limit: float

    @property
    def limit_text(self) -> str:
        """The limit as it is said: a fraction where it is below one."""
        return f"≤ {self.limit:g}×" if self.limit >= 1 else f"≤ 1/{1 / self.limit:g}"


TARGETS = (
    Target("cold against yamllint on the same files", "cold", "yamllint", 1 / 10),
    Target("cold against `doorstop -F` on as many items", "cold", "doorstop", 1 / 10),
    Target("cold against check-jsonschema on the power files", "cold", "jsonschema", 1 / 4),
    Target("cold against `python -c pass`", "cold", "python", 40),
    Target("nothing changed, against `python -c pass`", "warm", "python", 10),
    Target("one file changed, against `python -c pass`", "changed", "python", 16),
    Target("one comment changed, against `python -c pass`", "comment", "python", 16),
    Target("`--version` against `python -c pass`", "version", "python", 1.5),
    Target("`--help` against `python -c pass`", "help", "python", 7),
)
SCAN_LIMIT = 12
READERS = {"load": "Loader", "parse": "its YAML parser", "scan": "libyaml's event scan"}
GROWTH_LIMIT = 125
MEMORY_LIMITS = {"cold": 60, "big-100": 1024}


def target_rows(uses: Uses, scan: Mapping[str, float]) -> Iterator[tuple[str, str, str, str]]:
    """Target, limit, figure, and whether it is met; what was not measured is left out."""
    for target in TARGETS:
        if target.key in uses and target.to in uses:
            figure = ratio(uses, target.key, target.to)
            shown = f"{figure:.1f}×" if figure >= 1 else f"1/{1 / figure:.1f}"
            yield target.title, target.limit_text, shown, _met(figure, target.limit)
    yield (
        "loader against libyaml's event scan",
        f"≤ {SCAN_LIMIT}×",
        f"{scan['ratio']:.1f}×",
        _met(scan["ratio"], SCAN_LIMIT),
    )
    for key, limit in MEMORY_LIMITS.items():
        if key in uses:
            peak = max(use.peak for use in uses[key])
            size = "100×" if key == "big-100" else "county"
            yield f"peak memory, {size}", f"≤ {limit} MB", f"{peak:.0f} MB", _met(peak, limit)
    if "big-100" in uses:
        figure = median(uses["big-100"], lambda use: use.cpu) / median(uses["cold"], lambda use: use.cpu)
        yield (
            "processor time at 100× the catalog",
            f"≤ {GROWTH_LIMIT}×",
            f"{figure:.0f}×",
            _met(figure, GROWTH_LIMIT),
        )


def _met(figure: float, limit: float) -> str:
    return "met" if figure <= limit else f"**{figure / limit:.1f}× over**"


def report(subjects: Sequence[Subject], uses: Uses, scan: Mapping[str, float], notes: Sequence[str]) -> str:
    """The whole comparison in Markdown."""
    times = len(uses["cold"])
    head = f"Python {platform.python_version()}, {sys.platform}, {times} rounds in turn, medians."
    targets = _table(("target", "limit", "figure", ""), target_rows(uses, scan))
    figures = _table(
        ("", "CPU s", "wall s", "peak MB"),
        (
            (
                subject.title,
                f"{median(uses[subject.key], lambda use: use.cpu):.3f}",
                f"{median(uses[subject.key], lambda use: use.wall):.3f}",
                f"{median(uses[subject.key], lambda use: use.peak):.0f}",
            )
            for subject in subjects
        ),
    )
    rate = scan["bytes"] / 1e6
    speeds = [f"{name} {rate / scan[key]:.1f} MB/s" for key, name in READERS.items()]
    loader = f"{', '.join(speeds)}."
    return "\n\n".join([head, targets, figures, loader, *notes]) + "\n"


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)
