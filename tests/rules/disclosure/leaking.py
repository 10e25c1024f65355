"""What holds of every rule on personal data in free words."""

from collections.abc import Callable
from typing import NamedTuple

from riskctl.findings import Rule
from tests.building import catalog, facts, hits, read

PUBLIC, INTERNAL = {"to_zh": "对外公开", "to_en": "public"}, {"to_zh": "内部公布", "to_en": "internal"}


class Sort(NamedTuple):
    """A rule, what it finds as written in some odd way and plainly, what it shows of it, and what only looks like it."""

    rule: Rule
    written: str
    plain: str
    shown: str
    wrong: str
    is_contact: bool


def is_found_in_public_and_in_internal_text_and_shown_in_part(sort: Sort) -> None:
    of = catalog(powers={"w": {"name": "许可", "conditions": ["无", f"问{sort.written}。"], "filing": [sort.written]}})
    assert facts(sort.rule, of) == [("w", "conditions", {"holder": "w", "shown": sort.shown, "key": "conditions", **PUBLIC}),
                                    ("w", "filing", {"holder": "w", "shown": sort.shown, "key": "filing", **INTERNAL})]


def several_in_one_text_are_several(sort: Sort) -> None:
    assert len(facts(sort.rule, catalog(powers={"w": {"name": f"{sort.written}、{sort.written}"}}))) == 2


def as_the_id_of_a_record_it_is_found_and_not_repeated(sort: Sort) -> None:
    ((record, field, values),) = facts(sort.rule, catalog(people={sort.plain: {"name": "张某"}}))
    assert (record, field, values["holder"], values["key"]) == (None, None, sort.shown, "id")
    assert all(sort.plain not in str(value) for value in values.values())


def codes_kin_and_what_only_looks_like_it_are_left_alone(sort: Sort) -> None:
    kin = [{"person": "q", "relation": sort.written}]
    of = catalog(powers={"w": {"code": sort.written}, "v": {"name": sort.wrong}}, people={"p": {"kin": kin}})
    assert facts(sort.rule, of) == []


def as_a_contact_for_complaints_only_numbers_and_addresses_to_call_are_left_alone(sort: Sort) -> None:
    assert len(facts(sort.rule, catalog(powers={"w": {"complaint": sort.written}}))) == (not sort.is_contact)


def in_the_manifest_it_is_found_and_named_by_its_file(sort: Sort) -> None:
    (hit,) = hits(sort.rule, read("", f"riskctl: 1\nname: 某局{sort.written}\n"))
    assert (hit.kind, hit.record, hit.field, hit.values["holder"], hit.at[1:3]) == (None, None, "name", "riskctl.yaml", (2, 7))


def the_text_is_the_place(sort: Sort) -> None:
    (hit,) = hits(sort.rule, read(f"powers:\n  w:\n    conditions:\n      - 无\n      - {sort.written} 请\n"))
    assert (hit.kind, hit.at[1:3]) == ("powers", (5, 9))


CLAIMS: tuple[Callable[[Sort], None], ...] = (
    is_found_in_public_and_in_internal_text_and_shown_in_part, several_in_one_text_are_several,
    as_the_id_of_a_record_it_is_found_and_not_repeated, codes_kin_and_what_only_looks_like_it_are_left_alone,
    as_a_contact_for_complaints_only_numbers_and_addresses_to_call_are_left_alone,
    in_the_manifest_it_is_found_and_named_by_its_file, the_text_is_the_place,
)
