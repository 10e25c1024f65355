"""Where in a catalog personal data are looked for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalog.numbers import without_long_numbers
from riskctl.disclosure.leaks import leaks
from riskctl.disclosure.personal_data import Personal, personal_data
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from tests.building import catalog, read

NUMBER = "13800001234"


def found(of: Catalog, sort: Personal = Personal.MOBILE) -> list[tuple[str, str | None, str]]:
    return [(text.record.id if isinstance(text.record, Record) else "", text.field, text.disclosure.value) for text, _ in leaks(of, sort)]


@pytest.mark.parametrize(("records", "expected"), [
    ({"powers": {"w": {"name": NUMBER}}}, [("w", "name", "public")]),
    ({"powers": {"w": {"conditions": ["无", f"电话{NUMBER}"]}}}, [("w", "conditions", "public")]),
    ({"powers": {"w": {"conditions": f"电话{NUMBER}"}}}, [("w", "conditions", "public")]),
    ({"powers": {"w": {"steps": {"s": {"name": NUMBER}}}}}, [("w", "steps.s.name", "public")]),
    ({"powers": {"w": {"steps": {"s": {"trace": [NUMBER]}}}}}, [("w", "steps.s.trace", "internal")]),
    ({"powers": {"w": {"steps": {"s": {"next": [{"to": "end", "when": NUMBER}]}}}}}, [("w", "steps.s.next.when", "public")]),
    ({"powers": {"w": {"complaint": NUMBER}}}, []),
    ({"powers": {"w": {"code": NUMBER, "version": NUMBER}}}, []),
    ({"powers": {"w": {"x-contact": {"window": [NUMBER]}}}}, [("w", "x-contact.window", "internal")]),
    ({"risk_points": {"r": {"controls": [{"control": "c", "how": NUMBER}]}}}, [("r", "controls.how", "internal")]),
    ({"risk_points": {"r": {"also": {"s": NUMBER}}}}, [("r", "also.s", "internal")]),
    ({"people": {NUMBER: {"name": "张某"}}}, [(NUMBER, None, "internal")]),
    ({"parties": {NUMBER: {"name": "张某"}}}, [(NUMBER, None, "public")]),
    ({"people": {"p": {"kin": [{"person": "q", "relation": NUMBER}]}}}, []),
    ({"posts": {"p": {"unit": NUMBER}}}, []),
    ({"powers": {"w": {"name": {"odd": NUMBER}}}}, []),
])
def test_every_text_that_public_or_internal_output_carries_is_searched(records: dict[str, Any], expected: list[Any]) -> None:
    assert found(catalog(**records)) == expected


@pytest.mark.parametrize(("manifest", "expected"), [
    ({"name": f"某局 联系电话{NUMBER}"}, [("", "name", "public")]),
    ({"x-author": NUMBER}, [("", "x-author", "internal")]),
    ({"unified_code": NUMBER, "requires": NUMBER}, [("", "requires", "public")]),
])
def test_the_manifest_is_searched(manifest: dict[str, Any], expected: list[Any]) -> None:
    assert found(catalog({"riskctl": 1, **manifest})) == expected


@pytest.mark.parametrize(("sort", "text", "count"), [
    (Personal.MOBILE, NUMBER, 0), (Personal.EMAIL, "z@example.org", 0),
    (Personal.IDENTITY, "999900199001010014", 1), (Personal.CARD, "6200000000000005", 1),
])
def test_a_contact_for_complaints_may_be_a_mobile_number_or_an_address(sort: Personal, text: str, count: int) -> None:
    assert len(found(catalog(powers={"w": {"complaint": text}}), sort)) == count


TEXTS = st.text("0123456789０８－- 　@＠.aX某，\u00a0—", min_size=1, max_size=30)


@given(TEXTS, st.sampled_from(["'", '"']))
def test_a_file_passed_over_holds_nothing(text: str, quote: str) -> None:
    of = read(f"powers:\n  w:\n    name: {quote}{text}{quote}\n    tags: [a]\n")
    name = of.powers["w"].name
    assert "a.yaml" not in of.without_numbers or not list(personal_data(name or ""))


@pytest.mark.parametrize("text", [
    "powers:\n  w:\n    name: >-\n      138\n      0000\n      1234\n",
    "powers:\n  w:\n    name: 138\n      0000 1234\n",
    'powers:\n  w:\n    name: "\\u0031380000123\\x34"\n',
    "powers:\n  w:\n    name: １３８００００１２３４\n",
    "parties:\n  '13800001234': {name: 张某}\n",
])
def test_numbers_that_yaml_folds_or_escapes_are_found(text: str) -> None:
    assert len(found(read(text))) == 1


def test_files_without_long_numbers_are_passed_over() -> None:
    files = {"a": "日期 2026-03-10，电话 12366".encode(), "b": b"z@example.org", "c": b"138 0000 1234", "d": "＠".encode(), "e": b""}
    assert without_long_numbers(files) == {"a", "e"}
