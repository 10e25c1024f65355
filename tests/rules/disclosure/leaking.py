"""What holds of every rule on personal data in free words."""

from collections.abc import Callable
from typing import NamedTuple

from riskctl.findings import Rule
from tests.building import catalog, facts, hits, read

PUBLIC, INTERNAL = {"to_zh": "对外公开的材料", "to_en": "public output"}, {"to_zh": "内部公布的材料", "to_en": "internal output"}


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
    assert facts(sort.rule, of) == [
        ("w", key, {"holder": "w", "shown": sort.shown, "key": key, "key_zh": key, "key_en": key, **to})
        for key, to in (("conditions", PUBLIC), ("filing", INTERNAL))]


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


def in_a_key_of_ones_own_it_is_found_and_not_repeated(sort: Sort) -> None:
    of = catalog(units={"u": {"name": "甲股", f"x-号{sort.plain}": "联系", "x-note": {"联系": {sort.plain: 1}}}})
    assert [(record, field, values["key"]) for record, field, values in facts(sort.rule, of)] == [
        ("u", None, f"x-号{sort.shown}"), ("u", None, f"x-note.联系.{sort.shown}")]


def in_a_comment_it_is_found_and_in_a_text_with_a_hash_once(sort: Sort) -> None:
    text = f"# 问{sort.written}\nunits:\n  u: # 或{sort.written}\n    name: '甲股 # {sort.written}'\n"
    found = [(hit.at[1:3], hit.record, hit.values["key"], hit.values["to_en"]) for hit in hits(sort.rule, read(text, name="b.yaml"))]
    assert found == [((4, 11), "u", "name", "public output"), ((1, 1), "b.yaml", "comment", "the file itself"),
                     ((3, 6), "b.yaml", "comment", "the file itself")]


def in_the_name_of_a_file_it_is_found_and_not_repeated(sort: Sort) -> None:
    (hit,) = hits(sort.rule, read("units:\n  u: {name: 甲股}\n", name=f"a/问{sort.plain}.yaml"))
    assert (hit.at[1:3], hit.record, hit.values["holder"]) == ((1, 1), None, f"a/问{sort.shown}.yaml")


CLAIMS: tuple[Callable[[Sort], None], ...] = (
    is_found_in_public_and_in_internal_text_and_shown_in_part, several_in_one_text_are_several,
    as_the_id_of_a_record_it_is_found_and_not_repeated, codes_kin_and_what_only_looks_like_it_are_left_alone,
    as_a_contact_for_complaints_only_numbers_and_addresses_to_call_are_left_alone,
    in_the_manifest_it_is_found_and_named_by_its_file, the_text_is_the_place,
    in_a_key_of_ones_own_it_is_found_and_not_repeated, in_a_comment_it_is_found_and_in_a_text_with_a_hash_once,
    in_the_name_of_a_file_it_is_found_and_not_repeated,
)
