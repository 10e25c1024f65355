"""Rows of a register by power (权力事项风险表): each sums up the risk points of a power, and says of none alone what it says of all.

What such a row says of a risk point by itself is its name and its manifestation. Levels, controls and posts are those of all of
them together: where they are no longer what the catalog says, people are told, and nothing is guessed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from riskctl.exchange.fields import Filler
from riskctl.exchange.lists import split
from riskctl.exchange.rows import Cell
from riskctl.exchange.several import SUM
from riskctl.exchange.targets import target_named
from riskctl.exchange.wording import name_key, one_line
from riskctl.exchange.written_lists import parts_of
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Severity

_MARKS = ("：", ":")


class Told(NamedTuple):
    """What a row says of one risk point: which it is, None for a new one, its name and its manifestation."""

    point: RiskPoint | None
    name: str
    manifestation: str


class Summed:
    """The risk points of a catalog as rows by power tell of them."""

    def __init__(self, filler: Filler) -> None:
        self.filler = filler
        self.catalog: Catalog = filler.bench.catalog

    def power(self, name: str) -> str:
        """The id of the only power of that name or id that has risk points; empty where there is none."""
        named = [id for id in self._by_power if id == name or name_key(self.catalog.label_of(id)) == name_key(name)]
        return named[0] if len(named) == 1 else ""

    @cached_property
    def _by_power(self) -> Mapping[str, Sequence[RiskPoint]]:
        found: dict[str, list[RiskPoint]] = {}
        for point in self.catalog.risk_points.values():
            for power in dict.fromkeys(target.partition("/")[0] for target in point.at):
                if power in self.catalog.powers:
                    found.setdefault(power, []).append(point)
        return found

    def told(self, power: str, text: str) -> tuple[Told, ...]:
        """What the cell of manifestations says of each risk point of the power; nothing unless it names one that there is."""
        points = self._by_power.get(power, ())
        whole = "\n".join(f"{at}. {_shown(point)}" for at, point in enumerate(points, 1))
        if name_key(text) == name_key(whole):
            return tuple(Told(point, point.name or "", point.manifestation or "") for point in points)
        found = [_told(one_line(part), points) for part in split(text).texts]
        return tuple(found) if any(one.point for one in found) else ()

    def check(self, power: str, told: Sequence[Told], cells: Mapping[str, Cell]) -> None:
        """Say which sums of a row are no longer what the catalog says; `cells` are those of the row by meaning."""
        points = [one.point for one in told if one.point]
        for target, differs in (("level", self._has_other_levels), ("controls", self._has_other_controls),
                                ("accountable.direct", self._has_other_posts)):
            cell = cells.get(target)
            if cell is not None and differs(points, cell.text):
                self.filler.bench.problem(
                    Severity.WARNING, self.filler.address(cell),
                    f"这一行汇总“{self.catalog.label_of(power)}”的多个风险点，与目录不一致；不知属于哪一个，没有取，请用一点一行的登记表修改",
                    f"the row sums up the risk points of '{self.catalog.label_of(power)}' and differs from the catalog; it does not say of "
                    "which one, so this was not taken: change it in a register with a row for each risk point")

    def _has_other_levels(self, points: Sequence[RiskPoint], text: str) -> bool:
        target = target_named("risk_points", "level")
        levels = [point.level for point in points]
        if target is None or not all(levels):
            return False
        known = self.filler.vocabulary(target)
        said = Counter({known.value(word): int(number) for number, word in SUM.findall(text)})
        alone = known.value(text)
        return said != Counter(levels) and set(levels) != {alone}

    def _has_other_controls(self, points: Sequence[RiskPoint], text: str) -> bool:
        answers = {name_key(self.catalog.label_of(answer.control)) for point in points for answer in point.controls if answer.control}
        return {name_key(one_line(one)) for one in split(text).texts} != answers

    def _has_other_posts(self, points: Sequence[RiskPoint], text: str) -> bool:
        posts = {name_key(self.catalog.label_of(point.accountable.direct)) for point in points if point.accountable and point.accountable.direct}
        return {name_key(one) for one in parts_of(text)} != posts


def _shown(point: RiskPoint) -> str:
    return f"{point.label}{f'：{point.manifestation}' if point.manifestation else ''}"


def _told(text: str, points: Sequence[RiskPoint]) -> Told:
    """What an item says: a name, a colon and a manifestation; the longest name of a risk point that it begins with."""
    alike = [point for point in points if name_key(one_line(_shown(point))) == name_key(text)]
    if len(alike) == 1:
        return Told(alike[0], alike[0].name or "", alike[0].manifestation or "")
    named = [point for point in points for mark in _MARKS if one_line(text).startswith(f"{one_line(point.label)}{mark}")]
    longest = max(named, key=lambda point: len(point.label), default=None)
    if longest is not None and sum(point.label == longest.label for point in named) == 1:
        return Told(longest, longest.name or "", text[len(one_line(longest.label)) + 1:].strip())
    name, _, manifestation = text.replace(":", "：", 1).partition("：")
    return Told(None, name.strip(), manifestation.strip() or name.strip())
