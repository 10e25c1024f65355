"""What records name is the same whether it is put down with its places or without."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.catalog import Catalog
from riskctl.model.references import Mention, names_of
from tests.building import EXAMPLES, TODAY

FOLDERS = [EXAMPLES.parent / "catalog", *sorted(path.parent for path in EXAMPLES.glob("*/riskctl.yaml"))]


def named(catalog: Catalog) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each time that a record names something: the kinds, what is named, and the record."""
    for kinds, targets in catalog.names.items():
        for target, records in targets.items():
            yield from ((kinds, target, record.id) for record in records)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_names_are_those_of_the_mentions(folder: Path) -> None:
    catalog = read_catalog(folder, TODAY)
    mentions = list(catalog.mentions)
    assert sorted(named(catalog)) == sorted((one.kinds, one.target, one.record.id) for one in mentions)
    assert len(mentions) > 10


def test_every_mention_of_a_target_is_found_in_order() -> None:
    catalog = read_catalog(FOLDERS[0], TODAY)
    by_target: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for mention in catalog.mentions:
        by_target.setdefault((mention.target, mention.kinds), []).append(mention)
    assert len(by_target) > 1000
    assert all(catalog.mentions_of(*key) == mentions for key, mentions in by_target.items())


def test_names_noted_for_two_catalogs_at_once_are_those_of_each_alone() -> None:
    whole = read_catalog(FOLDERS[0], TODAY)
    powers = dict(list(whole.powers.items())[::2])
    part = replace(whole, records={**whole.records, "powers": powers})
    assert names_of(whole.each_record(), part.each_record()) == (whole.names, part.names)
    assert part.names != whole.names
