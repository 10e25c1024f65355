"""The rules of separation that ship: every row of the facts base that has a form, sound, cited, named in two languages."""

import json
from collections.abc import Sequence
from typing import cast

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.flow.sod_rules import FORMS
from riskctl.model.provision import BodyAsked, OrderAsked, PeopleAsked
from riskctl.model.quantity import Citation, parse_citation
from riskctl.model.separation import SodRule
from riskctl.model.vocabulary import Certainty, Severity
from tests.building import read, run

V1, V2, VP, M = Certainty.V1, Certainty.V2, Certainty.VP, Certainty.M

# Row of the facts base → the forms that it asks for, in the order of the row, and how far it was checked. A row with one
# form gives a rule of its name; one with several gives a, b, c.
ROWS: dict[str, tuple[str, tuple[str, ...], tuple[Certainty | None, ...]]] = {
    "ACC1": ("accounting", ("incompatible", "incompatible"), (V2, V2)),
    "ACC2": ("accounting", ("incompatible",), (V2,)),
    "ACC3": ("accounting", ("incompatible",), (V2,)),
    "IC14": ("internal-control", ("incompatible", "collective"), (M, M)),
    "IC19": ("internal-control", ("incompatible",), (M,)),
    "IC25": ("internal-control", ("incompatible",), (M,)),
    "IC29": ("internal-control", ("incompatible", "incompatible", "incompatible"), (VP, VP, VP)),
    "IC31": ("internal-control", ("no_single_person", "collective"), (M, M)),
    "IC33": ("internal-control", ("incompatible",) * 4, (VP,) * 4),
    "IC41": ("internal-control", ("no_single_person", "incompatible"), (M, VP)),
    "IC43": ("internal-control", ("incompatible",), (M,)),
    "IC45": ("internal-control", ("incompatible",) * 3, (M,) * 3),
    "IC46": ("internal-control", ("incompatible",) * 4, (M,) * 4),
    "IC60": ("internal-control", ("incompatible",), (M,)),
    "AST1": ("internal-control", ("collective",), (V1,)),
    "AUD2": ("internal-control", ("incompatible",), (VP,)),
    "PEN1": ("penalties", ("min_people",), (V2,)),
    "PEN5": ("penalties", ("before",), (V2,)),
    "PEN6": ("penalties", ("different_person", "collective"), (V2, V2)),
    "PEN7": ("penalties", ("before",), (V2,)),
    "PEN8": ("penalties", ("different_person",), (V2,)),
    "PEN11": ("penalties", ("different_unit",), (V1,)),
    "PEN17": ("penalties", ("different_person",), (M,)),
    "LIC4": ("licensing", ("min_people",), (V2,)),
    "LIC7": ("licensing", ("different_person",), (V2,)),
    "COE1": ("coercion", ("min_people",), (V2,)),
    "COE5": ("coercion", ("before",), (V2,)),
    "REV1": ("reconsideration", ("min_people", "panel"), (V2, V2)),
    "DEC1": ("decision", ("before",), (V1,)),
    "DEC2": ("decision", ("collective",), (V1,)),
    "DEC3": ("decision", ("different_unit",), (V1,)),
    "TAX1": ("tax", ("incompatible",), (V2,)),
    "TAX2": ("tax", ("incompatible", "different_person"), (V1, VP)),
    "TAX3": ("tax", ("incompatible",) * 3, (VP,) * 3),
    "TAX5": ("tax", ("min_people",), (V1,)),
    "TAX9": ("tax", ("different_unit",), (V1,)),
    "TAX10": ("tax", ("collective",), (VP,)),
    "TAX11": ("tax", ("different_person", "different_person"), (VP, VP)),
    "PRO1": ("procurement", ("incompatible", "incompatible"), (V2, V2)),
    "PRO2": ("procurement", ("different_unit",), (V2,)),
    "PRO4": ("procurement", ("panel",), (V2,)),
    "PRO5": ("procurement", ("panel",), (V2,)),
    "PRO6": ("procurement", ("incompatible",), (V1,)),
    "PRO11": ("procurement", ("different_person",), (M,)),
    "HR1": ("personnel", ("kin_avoidance",), (V2,)),
    "HR5": ("personnel", ("rotation",), (VP,)),
    "HR6": ("personnel", ("before",), (V2,)),
    "HR8": ("personnel", ("min_people", "collective"), (V1, V1)),
    "PTY1": ("party", ("collective",), (VP,)),
    "PTY2": ("portfolios", ("not_in_charge_of",), (VP,)),
    "PTY3": ("portfolios", ("not_in_charge_of", "not_both", "not_both"), (None,) * 3),
    "SUP1": ("supervision", ("min_people", "collective"), (V2, V2)),
    "CHN1": ("chains", ("incompatible",), (None,)),
    "CHN2": ("chains", ("incompatible",), (None,)),
    "CHN3": ("chains", ("incompatible",), (None,)),
    "CHN4": ("chains", ("incompatible",), (None,)),
}
# A row that is itself lettered in the facts base.
LETTERED = {"IC15b": ("internal-control", "rotation", M)}
# Rows whose form speaks of what a catalog does not hold: suppliers' services (no holders of duties) and the enterprises
# of relatives.
LEFT_OUT = {"PRO7", "HR2"}
# What has no article to cite, or only one that nobody has checked.
WITHOUT_CITATION = {"PTY1", "PTY3a", "PTY3b", "PTY3c", "PEN17", "TAX11a", "TAX11b", "CHN1", "CHN2", "CHN3", "CHN4"}

RULES = {id: (pack, record) for pack in PACKS.rule_packs for id, record in PACKS.sod_rules(pack).items()}


def form_of(record: SodRule) -> str:
    (form,) = [form for form in FORMS if record.has(form)]
    return form


def expected() -> dict[str, tuple[str, str, Certainty | None]]:
    found: dict[str, tuple[str, str, Certainty | None]] = dict(LETTERED)
    for row, (pack, forms, certainties) in ROWS.items():
        ids = [row] if len(forms) == 1 else [f"{row}{letter}" for letter in "abcd"[:len(forms)]]
        found |= {id: (pack, form, certainty) for id, form, certainty in zip(ids, forms, certainties, strict=True)}
    return found


def test_every_row_with_a_form_has_its_rules_and_there_are_no_others() -> None:
    assert {id: (pack, form_of(record), record.certainty) for id, (pack, record) in RULES.items()} == expected()
    assert LEFT_OUT.isdisjoint(RULES)
    assert sum(len(PACKS.sod_rules(pack)) for pack in PACKS.rule_packs) == len(RULES)


@pytest.mark.parametrize("id", RULES)
def test_a_rule_is_named_in_two_languages_and_cites_a_law_of_the_packs(id: str) -> None:
    _, record = RULES[id]
    assert record.name
    assert str(record.node.get("x-en", "")).isascii()
    assert len(str(record.node.get("x-en", ""))) > 10
    assert bool(record.legal_basis) is (id not in WITHOUT_CITATION)
    for written in cast("Sequence[str]", record.node.get("legal_basis", [])):
        citation = parse_citation(written)
        assert isinstance(citation, Citation)
        law = PACKS.law_book[citation.law]
        if citation.version is not None:
            assert law.versions[0].label == citation.version
            assert citation.article is not None
            assert citation.article <= (law.versions[0].articles or citation.article)


@pytest.mark.parametrize("id", RULES)
def test_what_nobody_has_checked_only_warns(id: str) -> None:
    _, record = RULES[id]
    if record.certainty in (M, None):
        assert record.severity is Severity.WARNING


def test_written_into_a_catalog_the_rules_are_read_without_a_fault() -> None:
    of = read(json.dumps({"sod_rules": {id: record.node for id, (_, record) in RULES.items()}}, ensure_ascii=False))
    assert len(of.sod_rules) == len(RULES)
    found = [(one.rule.code, one.hit.record, dict(one.hit.values)) for one in run(of, "CA", "RF").findings]
    assert found == []


def test_the_rules_speak_of_shipped_words_only() -> None:
    """A bare word of a pack is a kind of step; everything else is a standard duty, so that nobody's own id is meant."""
    duties = {f"std:{id}" for id in PACKS.duties}
    kinds = {"investigate", "verify", "discuss"}
    for _, record in RULES.values():
        assert set(_words(record.node[form_of(record)])) <= duties | kinds, record.id


def _words(held: object) -> list[str]:
    """Every word on a side of the rule, wherever it stands."""
    if isinstance(held, list):
        return [str(word) for word in held]
    if isinstance(held, dict):
        return [word for key in ("left", "right", "steps", "of", "duties") for word in _words(held.get(key, []))]
    return []


def test_a_rule_that_a_provision_checks_already_names_one_that_asks_the_same() -> None:
    forms = {"min_people": PeopleAsked, "before": OrderAsked, "collective": BodyAsked, "panel": PeopleAsked}
    checked = {id: (pack, record) for id, (pack, record) in RULES.items() if "x-provision" in record.node}
    assert sorted(checked) == ["COE1", "COE5", "DEC1", "DEC2", "LIC4", "PEN1", "PEN5", "PEN6b", "PEN7", "REV1a", "REV1b", "TAX10", "TAX5"]
    for pack, record in checked.values():
        provision = PACKS.provisions[str(record.node["x-provision"])]
        assert provision.pack == pack
        assert any(isinstance(asked, forms[form_of(record)]) for asked in provision.asks)
