"""Where the columns of a table stand in its sheet, if columns in which nothing stands are before or between them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.sheet import Range, column_number

T = TypeVar("T")
_GAP_WIDTH = 6
# No sheet that is read has more columns.
_MOST = 512


class Spread(NamedTuple):
    """The numbers of the columns of a table in its sheet; none where they are the first ones, without a gap."""

    numbers: Sequence[int] = ()

    @classmethod
    def of(cls, mapping: TableMap) -> "Spread":
        """Those of a mapping."""
        gaps = {number for name in mapping.gaps if 0 <= (number := column_number(name)) < _MOST}
        free = [at for at in range(len(mapping.columns) + len(gaps)) if at not in gaps]
        return cls(free[:len(mapping.columns)] if gaps else ())

    def rows(self, rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Rows with empty cells in the gaps."""
        if not self.numbers:
            return list(rows)
        held = {number: at for at, number in enumerate(self.numbers)}
        width = range(self.numbers[-1] + 1)
        return [tuple(row[held[at]] if at in held else "" for at in width) for row in rows]

    def blocks(self, blocks: Iterable[Range]) -> tuple[Range, ...]:
        """Merged cells by their columns in the sheet."""
        if not self.numbers:
            return tuple(blocks)
        return tuple(one._replace(left=self.numbers[one.left], right=self.numbers[one.right]) for one in blocks)

    def columns(self, held: Mapping[int, T]) -> dict[int, T]:
        """What is said of columns, by their numbers in the sheet."""
        return {self.numbers[at] if self.numbers else at: one for at, one in held.items()}

    def widths(self, widths: Sequence[int]) -> tuple[int, ...]:
        """The widths of all columns of the sheet."""
        if not self.numbers:
            return tuple(widths)
        held = dict(zip(self.numbers, widths, strict=True))
        return tuple(held.get(at, _GAP_WIDTH) for at in range(self.numbers[-1] + 1))
