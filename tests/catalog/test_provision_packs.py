"""The provisions that ship: all sound, all cited, and each in the unit in which its own law counts."""

import re

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.model.kinds import KINDS
from riskctl.model.provision import DisclosureAsked, ElementsAsked, LimitAsked, Provision
from riskctl.model.quantity import Citation, Limit, parse_citation
from riskctl.model.vocabulary import Certainty
from tests.conftest import ROOT

PROVISIONS = list(PACKS.provisions.values())
PACK_NAMES = {"coercion", "decision", "disclosure", "licensing", "market", "penalties", "procurement", "reconsideration", "sanctions",
              "tax"}
# Cited without an article: policy papers, and what nobody has checked.
WITHOUT_ARTICLE = {"DUAL7", "TAX12"}


def test_the_packs_are_those_that_a_manifest_may_name() -> None:
    assert {one.pack for one in PROVISIONS} == PACK_NAMES
    assert set(PACKS.rule_packs) >= PACK_NAMES


@pytest.mark.parametrize("one", PROVISIONS, ids=lambda one: one.id)
def test_a_provision_is_complete(one: Provision) -> None:
    assert one.says.zh
    assert one.says.en
    assert one.asks
    assert (one.certainty is Certainty.M) is (one.id == "TAX12")
    assert all(asked.citation in one.citations for asked in one.asks)
    types = PACKS.type_schemes["national"]
    assert set(one.applies.types) <= set(types)


@pytest.mark.parametrize("one", [one for one in PROVISIONS if one.id not in WITHOUT_ARTICLE], ids=lambda one: one.id)
def test_a_provision_cites_an_article_that_exists_of_a_version_in_force(one: Provision) -> None:
    for text in one.citations:
        citation = parse_citation(text)
        assert isinstance(citation, Citation)
        law = PACKS.law_book[citation.law]
        assert citation.version is not None
        version = law.version(citation.version)
        assert version is not None
        assert version == law.versions[0]
        assert citation.article is not None
        assert citation.article <= (version.articles or citation.article)


def bounds(one: Provision) -> list[tuple[str, Limit]]:
    found = []
    for asked in one.asks:
        if isinstance(asked, LimitAsked):
            found += [(asked.citation, limit) for limit in (asked.limit, asked.extend) if limit]
        elif isinstance(asked, DisclosureAsked) and asked.within:
            found.append((asked.citation, asked.within))
    return found


@pytest.mark.parametrize(("citation", "limit"), [pair for one in PROVISIONS for pair in bounds(one)])
def test_a_limit_is_in_the_unit_in_which_its_law_counts(citation: str, limit: Limit) -> None:
    parsed = parse_citation(citation)
    law = PACKS.law_book.get(parsed.law) if isinstance(parsed, Citation) else None
    if law is not None and law.counting is not None and law.counting.rule != "stated" and limit.unit in ("days", "workdays"):
        assert law.counting.limit(limit.amount) == limit


def test_elements_are_fields_of_powers() -> None:
    fields = KINDS["powers"].field_table()
    for one in PROVISIONS:
        for asked in one.asks:
            if isinstance(asked, ElementsAsked):
                assert set(asked.fields) <= set(fields)


@pytest.mark.parametrize(("id", "limits"), [
    ("LIC5", ["20 workdays", "10 workdays"]), ("LIC5-joint", ["45 workdays", "15 workdays"]), ("LIC6", ["10 workdays"]),
    ("LIC9", ["3 workdays", "3 workdays"]), ("PEN9", ["90 days"]), ("PEN10", ["7 workdays"]), ("PEN11", ["15 days"]),
    ("COE2", ["24 hours"]), ("COE4", ["30 days", "30 days"]), ("REV2", ["60 days", "30 days"]), ("REV2-simple", ["30 days"]),
    ("TAX8", ["3 months"]), ("TAX8-current", ["30 days"]), ("DIS26", ["20 workdays"]), ("DIS33", ["20 workdays", "20 workdays"]),
    ("BUD14", ["20 days"]), ("DUAL7", ["7 workdays"]), ("PEN48", ["3 workdays"]), ("PUB9", ["20 workdays"]),
    ("PUB11", ["3 workdays"]), ("HR8", ["6 months", "6 months"]), ("PEN4", ["7 workdays"]), ("PEN12", ["2 workdays"]),
    ("LIC3", ["5 workdays"]), ("LIC7", ["20 workdays"]), ("PRO9", ["2 workdays", "5 workdays", "2 workdays"]),
    ("PRO9-contract", ["2 workdays"]), ("PRO10", ["3 days"]),
])
def test_known_limits(id: str, limits: list[str]) -> None:
    assert [str(limit) for _, limit in bounds(PACKS.provisions[id])] == limits


def test_no_provision_that_sets_a_limit_is_forgotten_above() -> None:
    (known,) = (mark for mark in test_known_limits.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined] # set by pytest
    assert {id for id, _ in known.args[1]} == {one.id for one in PROVISIONS if bounds(one)}


@pytest.mark.parametrize("guide", ["law.md", "law.zh-CN.md"])
def test_the_guides_name_every_pack_of_provisions_and_how_many_laws_ship(guide: str) -> None:
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \| \S", text, re.M)) >= PACK_NAMES
    assert re.findall(r"(\d+) (?:laws|部法律)", text) == [str(len(set(map(id, PACKS.law_book.values()))))]
