"""Files of access data for tests: texts by name, read and mapped, planned, and the catalog after them."""

from collections.abc import Mapping, Sequence

from riskctl.exchange.access.guess import guessed
from riskctl.exchange.access.mapping import AccessMap, map_for
from riskctl.exchange.access.plan import plan_access
from riskctl.exchange.access.reading import AccessTable, read_access
from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import Plan
from tests.exchange.tables import TODAY, catalog_of, said

__all__ = ["TODAY", "Files", "after", "pairs_of", "plan_of", "said"]
Files = Mapping[str, str]


def pairs_of(files: Files, maps: Sequence[AccessMap] = (), *, fix: bool = False) -> list[tuple[AccessTable, AccessMap]]:
    """The tables with their maps, guessed where none are given."""
    pairs = []
    for name, text in files.items():
        table = read_access(text.encode(), name, fix=fix)
        mapping = map_for(table, maps) if maps else guessed(table)
        assert mapping is not None, name
        pairs.append((table, mapping))
    return pairs


def plan_of(files: Files, maps: Sequence[AccessMap] = (), before: Mapping[str, bytes] | None = None, *, people: bool = False,
            fix: bool = False) -> Plan:
    """What an import of the texts plans for the catalog of the files before."""
    return plan_access(pairs_of(files, maps, fix=fix), catalog_of(before or {}), "zh", with_people=people)


def after(files: Files, maps: Sequence[AccessMap] = (), before: Mapping[str, bytes] | None = None, *, people: bool = False,
          fix: bool = False) -> dict[str, bytes]:
    """The files of the catalog after the import."""
    plan = plan_of(files, maps, before, people=people, fix=fix)
    assert not plan.has_errors, said(plan)
    return {**(before or {}), **changed_files(plan, catalog_of(before or {}), before or {})}
