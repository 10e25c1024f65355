"""The table that is timed is one that riskctl takes in without a word."""

from benchmarks.tables import HEADINGS, rows
from tests.exchange.tables import catalog_of, imported, said, sheet_of


def test_the_table_is_taken_in_whole() -> None:
    plan, files = imported([sheet_of([HEADINGS, *rows(120)])])
    catalog = catalog_of(files)
    assert said(plan) == []
    assert (len(catalog.risk_points), len(catalog.units), len(catalog.powers)) == (120, 3, 24)
    assert list(rows(5)) == list(rows(120))[:5]
