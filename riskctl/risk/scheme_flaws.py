"""Where a level scheme is incomplete or contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from riskctl.model.scheme import Indicator, Level, LevelScheme
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.derivation import AXES, Axis, answers_of, questions_of, values_of, word
from riskctl.risk.reduction import BEST_OF_EACH_TIMING, PARTS, is_points
from riskctl.risk.scale import Scale, mapping, scale_of

SUPERVISORS = ("head", "portfolio_leader", "unit_head", "discipline")
Path = tuple[str | int, ...]


class Flaw(Enum):
    """What is wrong with a part of a scheme."""

    LEVEL_TWICE = "level_twice"
    """Two levels have one id."""
    ABSENT = "absent"
    """A table that the method needs is not there."""
    MISSING = "missing"
    """A table has no entry for something that may be given."""
    UNKNOWN = "unknown"
    """A table names what the scheme does not have."""
    OUT_OF_ORDER = "out_of_order"
    """More weighs less than less."""
    NOT_POINTS = "not_points"
    """What should be a whole number of points is not."""


class SchemeFlaw(NamedTuple):
    """A flaw, where it is below the scheme, and what it concerns."""

    flaw: Flaw
    path: Path
    items: tuple[str, ...]


def flaws(scheme: LevelScheme, posts: Iterable[str] | None = None) -> Iterator[SchemeFlaw]:
    """Every flaw of the scheme, in the order of its fields; who supervises is checked only if the posts are given."""
    scale = scale_of(scheme)
    yield from _in_levels(scheme, None if posts is None else frozenset(posts))
    yield from _in_method(scale)
    yield from _in_maps(scale)
    if scheme.has("reduces"):
        yield from _in_reduces(mapping(scheme.reduces))


def _in_levels(scheme: LevelScheme, posts: frozenset[str] | None) -> Iterator[SchemeFlaw]:
    seen: set[str] = set()
    for at, entry in enumerate(scheme.levels):
        if entry.id and entry.id in seen:
            yield SchemeFlaw(Flaw.LEVEL_TWICE, ("levels", at, "id"), (entry.id,))
        seen.add(entry.id or "")
        if entry.tier and entry.tier not in scheme.tiers:
            yield SchemeFlaw(Flaw.UNKNOWN, ("levels", at, "tier"), (entry.tier,))
        for supervisor in entry.supervisors if posts is not None else ():
            if supervisor not in SUPERVISORS and supervisor not in (posts or ()):
                yield SchemeFlaw(Flaw.UNKNOWN, ("levels", at, "supervisors"), (supervisor,))


def _in_method(scale: Scale) -> Iterator[SchemeFlaw]:
    scheme = scale.scheme
    match scheme.by:
        case None | SchemeMethod.DECLARED:
            return
        case SchemeMethod.CLASS | SchemeMethod.CONSEQUENCE | SchemeMethod.POWER:
            yield from _in_words(scale)
        case SchemeMethod.CRITERIA:
            yield from _in_counts(scale)
        case SchemeMethod.MATRIX:
            yield from _in_matrix(scale)
            for axis in AXES:
                yield from _in_combine(scheme, axis)


def _in_words(scale: Scale) -> Iterator[SchemeFlaw]:
    table = mapping(scale.scheme.table)
    if not table:
        yield SchemeFlaw(Flaw.ABSENT, ("table",), ())
        return
    missing = tuple(word for word in scale.scheme.classes or {} if word not in table)
    if missing and scale.scheme.by is SchemeMethod.CLASS:
        yield SchemeFlaw(Flaw.MISSING, ("table",), missing)
    yield from _unknown_levels(scale, table, ("table",))


def _in_counts(scale: Scale) -> Iterator[SchemeFlaw]:
    criteria, table = scale.scheme.criteria or {}, mapping(scale.scheme.table)
    absent = [name for name, held in (("criteria", criteria), ("table", table)) if not held]
    if absent:
        yield from (SchemeFlaw(Flaw.ABSENT, (name,), ()) for name in absent)
        return
    counts = [str(count) for count in range(len(criteria) + 1)]
    missing = tuple(count for count in counts[1:] if count not in table)
    if missing:
        yield SchemeFlaw(Flaw.MISSING, ("table",), missing)
    yield from (SchemeFlaw(Flaw.UNKNOWN, ("table", count), (count,)) for count in table if count not in counts)
    yield from _unknown_levels(scale, table, ("table",))
    given = [(count, level) for count in counts if (level := scale.level(table.get(count)))]
    yield from _falling(given, ("table",))


def _falling(given: Sequence[tuple[str, Level]], path: Path) -> Iterator[SchemeFlaw]:
    """The neighbours of which the later should be at least as grave and is not."""
    for (less, milder), (more, graver) in pairwise(given):
        if graver.gravity > milder.gravity:
            yield SchemeFlaw(Flaw.OUT_OF_ORDER, (*path, more), (less, more))


def _in_matrix(scale: Scale) -> Iterator[SchemeFlaw]:
    table = mapping(scale.scheme.table)
    if not table:
        yield SchemeFlaw(Flaw.ABSENT, ("table",), ())
        return
    columns = values_of(scale.scheme, "impact")
    missing = tuple(f"{row} × {column}" for row in table for column in columns if column not in mapping(table[row]))
    if missing:
        yield SchemeFlaw(Flaw.MISSING, ("table",), missing)
    for row, cells in table.items():
        yield from _unknown_levels(scale, mapping(cells), ("table", row))


def _in_combine(scheme: LevelScheme, axis: Axis) -> Iterator[SchemeFlaw]:
    questions = questions_of(scheme, axis)
    if not questions:
        return
    for id, question in questions.items():
        if not answers_of(question):
            yield SchemeFlaw(Flaw.ABSENT, ("indicators", axis, id, "answers"), ())
    table = mapping(scheme.combine).get(axis)
    if not mapping(table):
        yield SchemeFlaw(Flaw.ABSENT, ("combine", axis), ())
        return
    found = _Combinations(list(questions.values()), values_of(scheme, axis))
    found.search(table, ())
    if found.missing:
        yield SchemeFlaw(Flaw.MISSING, ("combine", axis), tuple(found.missing))
    yield from (SchemeFlaw(Flaw.UNKNOWN, ("combine", axis, *path), (path[-1],)) for path in found.unknown)
    yield from (SchemeFlaw(Flaw.UNKNOWN, ("combine", axis, *path), (value,)) for path, value in found.strange)


class _Combinations:
    """The search of a combination table: what is missing, which answers are unknown, which values are strange."""

    def __init__(self, questions: Sequence[Indicator], values: tuple[str, ...]) -> None:
        self.questions = questions
        self.values = values
        self.missing: list[str] = []
        self.unknown: list[tuple[str, ...]] = []
        self.strange: list[tuple[tuple[str, ...], str]] = []

    def search(self, node: object, path: tuple[str, ...]) -> None:
        """Look through the table below the answers of the path. Cost: what is written, and answers beside it."""
        if len(path) == len(self.questions):
            value = word(node)
            if value is None:
                self.missing.append(" + ".join(path))
            elif value not in self.values:
                self.strange.append((path, value))
            return
        known, below = answers_of(self.questions[len(path)]), mapping(node)
        if not below:
            self.missing.append(" + ".join((*path, "…")))
            return
        self.unknown += [(*path, answer) for answer in below if answer not in known]
        for answer in known:
            if answer in below:
                self.search(below[answer], (*path, answer))
            else:
                self.missing.append(" + ".join((*path, answer, *("…" for _ in self.questions[len(path) + 1:]))))


def _unknown_levels(scale: Scale, table: Mapping[str, object], path: Path) -> Iterator[SchemeFlaw]:
    for key, written in table.items():
        if scale.level(written) is None:
            level = word(written)
            yield SchemeFlaw(Flaw.UNKNOWN, (*path, key), (level,)) if level else SchemeFlaw(Flaw.MISSING, path, (key,))


def _in_maps(scale: Scale) -> Iterator[SchemeFlaw]:
    """Levels that a map leaves out. What it names that does not exist is looked for elsewhere."""
    for id, table in mapping(scale.scheme.maps).items():
        missing = tuple(level for level in scale.by_id if level not in mapping(table))
        if missing:
            yield SchemeFlaw(Flaw.MISSING, ("maps", id), missing)


def _in_reduces(table: Mapping[str, object]) -> Iterator[SchemeFlaw]:
    per_level = table.get("points_per_level")
    if not is_points(per_level) or per_level == 0:
        yield SchemeFlaw(Flaw.NOT_POINTS, ("reduces", "points_per_level"), ())
    if "at_most_levels" in table and not is_points(table["at_most_levels"]):
        yield SchemeFlaw(Flaw.NOT_POINTS, ("reduces", "at_most_levels"), ())
    together = word(table.get("together"))
    if together is None:
        yield SchemeFlaw(Flaw.MISSING, ("reduces",), ("together",))
    elif together != BEST_OF_EACH_TIMING:
        yield SchemeFlaw(Flaw.UNKNOWN, ("reduces", "together"), (together,))
    for part, known in PARTS.items():
        yield from _in_points(mapping(table.get(part)), part, known)


def _in_points(points: Mapping[str, object], part: str, known: tuple[str, ...]) -> Iterator[SchemeFlaw]:
    path = ("reduces", part)
    missing = tuple(key for key in known if key not in points)
    if missing:
        yield SchemeFlaw(Flaw.MISSING, path, missing)
    for key, value in points.items():
        if key not in known:
            yield SchemeFlaw(Flaw.UNKNOWN, (*path, key), (key,))
        elif not is_points(value):
            yield SchemeFlaw(Flaw.NOT_POINTS, (*path, key), ())
    ordered = known if part in ("design", "operation") else ()
    given = [(key, value) for key in ordered if isinstance(value := points.get(key), int)]
    yield from (SchemeFlaw(Flaw.OUT_OF_ORDER, (*path, lesser), (lesser, greater))
                for (greater, more), (lesser, less) in pairwise(given) if less > more)
