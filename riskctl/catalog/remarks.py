"""Comments and names of files that may hold a number or an address of a person.

Files are looked at as bytes first; only one with such a comment is taken apart, to tell the comment from a text with #.
"""

import re
from collections.abc import Iterator, Mapping

from riskctl.catalog.layout import FREE_LAYOUT
from riskctl.catalog.limits import Limits
from riskctl.catalog.numbers import may_tell
from riskctl.catalog.parse import default_events, parse
from riskctl.catalog.pieces import Source, Unexpected, asides, piece_of, spans
from riskctl.catalog.text import decode
from riskctl.model.catalog import Remark
from riskctl.model.place import MapNode, Place

_BREAK = re.compile("\r\n|\r|\n")
# What stands on a line before a comment: closed quotations, other characters, and hashes that no space stands before.
_BEFORE = re.compile(r"""(?:(?<![^\s\[{,:])(?:"[^"]*"|'[^']*')|[^#"']|(?<=[^\s\[{,:])["']|(?<=\S)#)*""")


def remarks_of(files: Mapping[str, bytes], without_numbers: frozenset[str] = frozenset()) -> Iterator[Remark]:
    """The names of files, and the comments in them, that may hold such a number; file by file."""
    for file, data in files.items():
        if may_tell(file.encode("utf-8", "replace")):
            yield Remark(Place.start_of(file), file.rpartition(".")[0], is_comment=False)
        if file not in without_numbers and b"#" in data and any(map(_may_comment, data.splitlines())):
            yield from _comments(data, file)


def _may_comment(line: bytes) -> bool:
    return b"#" in line and may_tell(line[line.index(b"#"):])


def _comments(data: bytes, file: str) -> Iterator[Remark]:
    """The comments of the file that may hold such a number; told line by line where the file has faults of reading."""
    decoded = decode(data, file)
    text = _BREAK.sub("\n", data.decode("utf-8", "replace") if decoded.text is None else decoded.text)
    parsed, source = parse(text, file, Limits(), default_events), Source(text)
    if decoded.faults or parsed.faults:
        yield from _comments_by_line(text, file)
        return
    root = parsed.root
    try:
        taken = spans(piece_of(source, root, FREE_LAYOUT), deep=True) if isinstance(root, MapNode) and root else iter(())
        found = [aside for aside in asides(source, taken) if aside.text.startswith("#") and may_tell(aside.text.encode())]
    except Unexpected:
        yield from _comments_by_line(text, file)
        return
    for aside in found:
        line, column = source.line(aside.offset) + 1, source.column(aside.offset) + 1
        yield Remark(Place(file, line, column, line, column + len(aside.text)), aside.text, is_comment=True)


def _comments_by_line(text: str, file: str) -> Iterator[Remark]:
    """What looks like a comment, and does not stand in quotation marks that open on its line."""
    for line, written in enumerate(text.split("\n"), start=1):
        before = _BEFORE.match(written)
        comment = written[before.end():] if before else ""
        if comment.startswith("#") and may_tell(comment.encode()):
            at = len(written) - len(comment) + 1
            yield Remark(Place(file, line, at, line, len(written) + 1), comment, is_comment=True)
