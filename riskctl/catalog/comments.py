"""Every comment of a file given to the entry that it belongs to.

A comment on a line of its own belongs to the entry below it, unless it is indented deeper than that entry:
then it ends the block that it is level with. A comment after something belongs to what it stands after.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from riskctl.catalog.pieces import Aside, Entry, Piece, Source, Style


def attach(source: Source, root: Piece, asides: Iterable[Aside]) -> list[str]:
    """Give the asides to the entries below the root; those before the first entry are returned.

    In what is returned, and above entries and at the end of the root, an empty text stands for a blank line.
    """
    keeper = _Keeper(source, root)
    for aside in asides:
        keeper.take(aside)
    keeper.turn(None)
    return keeper.head


def entries_below(piece: Piece) -> Iterator[Entry]:
    """Every entry that is written on a line of its own, in the order of the text."""
    if piece.style is Style.BLOCK:
        for entry in piece.entries:
            yield entry
            yield from entries_below(entry.value)


class _Keeper:
    """Goes through the asides in order and knows between which entries it is."""

    def __init__(self, source: Source, root: Piece) -> None:
        self.source = source
        self.root = root
        self.entries = list(entries_below(root))
        self.starts = [entry.start for entry in self.entries]
        self.head: list[str] = []
        self.at: int | None = None
        self.blank = False
        self.leading = False

    def turn(self, at: int | None) -> None:
        """Move on to the gap before the entry of that number; a blank line that ends a gap stays above it."""
        if self.blank and self.at is not None and self.at < len(self.entries):
            self.above(self.at).append("")
        self.at, self.blank, self.leading = at, False, False

    def above(self, at: int) -> list[str]:
        """Where what stands above the entry of that number is kept."""
        return self.entries[at].lead if at else self.head

    def take(self, aside: Aside) -> None:
        """Give one aside to what it belongs to."""
        at = bisect_right(self.starts, aside.offset)
        if at != self.at:
            self.turn(at)
        if not aside.own_line:
            self.trailing(aside, at)
        elif not aside.text:
            self.blank = True
        else:
            keeper = self.keeper_of(aside, at)
            if self.blank and self.leading:
                keeper.append("")
            self.blank = False
            keeper.append(aside.text.rstrip())

    def keeper_of(self, aside: Aside, at: int) -> list[str]:
        """Where a comment on a line of its own is kept."""
        if at == 0:
            self.leading = True
            return self.head
        before = self.entries[at - 1]
        after = self.entries[at] if at < len(self.entries) else None
        if aside.offset < before.value.start and before.value.style is not Style.BLOCK:
            return before.between
        bracketed = _brackets_around(before, aside.offset)
        if bracketed is not None and (after is None or after.start > bracketed.end):
            return bracketed.closing
        first_below = after is not None and after.parent.owner is before
        if bracketed is None and not first_below and not self.leading:
            block = self.block_ended_by(aside, before, after)
            if block is not None:
                return block.closing
        self.leading = True
        return after.lead if after is not None else self.root.closing

    def block_ended_by(self, aside: Aside, before: Entry, after: Entry | None) -> Piece | None:
        """The deepest block above the comment that is no deeper than it, if the entry below is outside."""
        outside = after.parent if after is not None else self.root
        for block in _blocks_around(before):
            if block is outside:
                return None
            if block.column is not None and block.column <= aside.column:
                return block
        return None

    def trailing(self, aside: Aside, at: int) -> None:
        """Keep a comment that stands after something on its line."""
        text = self.source.text
        start = aside.offset
        while start and text[start - 1] in " \t":
            start -= 1
        shown = (text[start:aside.offset] or "  ") + aside.text.rstrip()
        if at == 0:
            self.head.append(aside.text.rstrip())
            return
        entry: Entry | None = self.entries[at - 1]
        while entry is not None and entry.parent.column is None and entry.parent.end <= aside.offset:
            entry = entry.parent.owner
        if entry is None:
            self.root.closing.append(aside.text.rstrip())
        elif entry.value.style is Style.BLOCK or aside.offset < entry.value.start:
            _keep(entry, "key_tail", shown)
        else:
            _keep(entry, "tail", shown)


def _keep(entry: Entry, where: str, text: str) -> None:
    """Keep the comment after the key or value; above the entry if there is one already."""
    if getattr(entry, where):
        entry.lead.append(text.strip())
    else:
        setattr(entry, where, text)


def _blocks_around(entry: Entry) -> Iterator[Piece]:
    """The blocks that hold the entry, from the inside."""
    holder: Entry | None = entry
    while holder is not None:
        yield holder.parent
        holder = holder.parent.owner


def _brackets_around(before: Entry, offset: int) -> Piece | None:
    """The innermost collection in brackets, to be written as a block, that holds the offset."""
    for block in (before.value, *_blocks_around(before)):
        if block.style is Style.BLOCK and block.column is None and block.start < offset < block.end:
            return block
    return None
