"""DS103: an e-mail address in free words."""

from typing import Any

import pytest

from riskctl.rules.disclosure.email_address import RULE
from tests.building import catalog, facts, hits, read

WRITTEN, SHOWN = "z.san＠example.org", "z***@example.org"
PUBLIC, INTERNAL = {"to_zh": "对外公开", "to_en": "public"}, {"to_zh": "内部公布", "to_en": "internal"}


def test_it_is_found_in_public_and_in_internal_text_and_shown_in_part() -> None:
    of = catalog(powers={"w": {"name": "许可", "conditions": ["无", f"问{WRITTEN}。"], "filing": [WRITTEN]}})
    assert facts(RULE, of) == [("w", "conditions", {"holder": "w", "shown": SHOWN, "key": "conditions", **PUBLIC}),
                               ("w", "filing", {"holder": "w", "shown": SHOWN, "key": "filing", **INTERNAL})]


def test_several_in_one_text_are_several() -> None:
    assert len(facts(RULE, catalog(powers={"w": {"name": f"{WRITTEN}、{WRITTEN}"}}))) == 2


def test_as_the_id_of_a_record_it_is_found_and_not_repeated() -> None:
    written = "z.san@example.org"
    ((record, field, values),) = facts(RULE, catalog(people={written: {"name": "张某"}}))
    assert (record, field, values["holder"], values["key"]) == (None, None, SHOWN, "id")
    assert all(written not in str(value) for value in values.values())


@pytest.mark.parametrize("records", [
    {"powers": {"w": {"code": WRITTEN}}},
    {"people": {"p": {"kin": [{"person": "q", "relation": WRITTEN}]}}},
    {"powers": {"w": {"name": "z.san@example"}}},
    {"powers": {"w": {"complaint": WRITTEN}}},
])
def test_other_numbers_and_what_only_the_restricted_see_are_not(records: dict[str, Any]) -> None:
    assert facts(RULE, catalog(**records)) == []


def test_the_text_is_the_place() -> None:
    (hit,) = hits(RULE, read(f"powers:\n  w:\n    conditions:\n      - 无\n      - {WRITTEN} 请\n"))
    assert (hit.kind, hit.at[1:3]) == ("powers", (5, 9))
