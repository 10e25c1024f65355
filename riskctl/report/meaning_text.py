"""A file of a catalog as lines that say what it means, for drivers that compare line by line."""

from collections.abc import Iterator, Mapping

from riskctl.change.meaning import Listed, Meaning, meaning_of, plain
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.report.line import visible


def meaning_lines(catalog: Catalog) -> str:
    """Every value on a line of its own, with its record and field before it: order, style and comments are gone.

    Records stand in the order of the kinds and of their ids; items of sets are sorted, sequences numbered by their order.
    """
    lines: list[str] = []
    for kind, record_type in KINDS.items():
        for id, record in sorted(catalog.records.get(kind, {}).items()):
            lines += [f"{kind} {id}{line}" for line in _lines(meaning_of(record_type, record.node))] or [f"{kind} {id}"]
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(meaning: Meaning) -> Iterator[str]:
    if isinstance(meaning, Mapping):
        for key, value in meaning.items():
            yield from (f" {key}{line}" for line in _lines(value))
    elif isinstance(meaning, Listed):
        for name, item in zip(meaning.names, meaning.items, strict=True):
            is_short = isinstance(item, str) or (isinstance(item, Mapping) and set(item) == {meaning.key})
            yield from [f" - {name}"] if is_short else (f" - {name if meaning.key else ''}{line}" for line in _lines(item))
    else:
        yield f": {plain(meaning)}"
