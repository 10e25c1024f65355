"""From files to one catalog: ids are unique over all of it, and nothing that is wrong hides what is right."""

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.catalog.limits import Limits
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from tests.building import TODAY, read

UNIT = "units:\n  hall:\n    name: 窗口\n"


def merged(manifest: str | None = "riskctl: 1\n", limits: Limits | None = None, **files: str) -> Catalog:
    found = Found(
        {f"{name}.yaml": text.encode() for name, text in files.items()},
        None if manifest is None else manifest.encode(),
    )
    return assemble(found, "", TODAY, limits or Limits())


def told(catalog: Catalog) -> list[tuple[FaultKind, str, str | None, str | None]]:
    return [(fault.kind, fault.place.file, fault.record, fault.field) for fault in catalog.faults]


def test_files_are_merged_wherever_a_record_stands() -> None:
    catalog = merged(
        a=UNIT, b="units:\n  office:\n    name: 办公室\nposts:\n  clerk: {name: 文书, unit: office}\n"
    )
    assert (list(catalog.units), list(catalog.posts), catalog.faults) == (["hall", "office"], ["clerk"], ())
    assert [str(record.place.file) for record in catalog.each_record()] == ["a.yaml", "b.yaml", "b.yaml"]


def test_the_first_of_two_records_with_one_id_stays() -> None:
    catalog = merged(a=UNIT, b="units:\n  hall:\n    name: 别处\n")
    assert [unit.name for unit in catalog.units.values()] == ["窗口"]
    (fault,) = catalog.faults
    assert (fault.kind, fault.place[:3], dict(fault.values), fault.related[0].place[:3]) == (
        FaultKind.DEFINED_TWICE,
        ("b.yaml", 2, 3),
        {"id": "hall", "other": "hall", "other_kind": "units"},
        ("a.yaml", 2, 3),
    )


def test_ids_are_unique_over_all_kinds() -> None:
    catalog = merged(a=UNIT, b="posts:\n  hall: {name: 岗, unit: hall}\n")
    assert told(catalog) == [(FaultKind.DEFINED_TWICE, "b.yaml", "hall", None)]
    assert not catalog.posts


@pytest.mark.parametrize("other", ["Hall", "ｈall", "HALL"])
def test_ids_that_look_alike_are_told_and_both_stay(other: str) -> None:
    catalog = merged(a=UNIT, b=f"posts:\n  {other}: {{name: 岗, unit: hall}}\n")
    assert told(catalog) == [(FaultKind.LOOKALIKE_ID, "b.yaml", other, None)]
    assert (list(catalog.units), list(catalog.posts)) == (["hall"], [other])


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("a b", FaultKind.MALFORMED_ID),
        ("-a", FaultKind.MALFORMED_ID),
        ("end", FaultKind.RESERVED_ID),
        ("h\u0430ll", FaultKind.MIXED_SCRIPT_ID),
    ],
)
def test_what_is_wrong_with_an_id_is_told_and_its_record_stays(id: str, kind: FaultKind) -> None:
    catalog = merged(a=f"units:\n  '{id}': {{name: 窗口}}\n")
    assert told(catalog) == [(kind, "a.yaml", id, None)]
    assert list(catalog.units) == [id]


def test_a_file_that_breaks_off_hides_no_other_and_its_ids_are_known() -> None:
    catalog = merged(
        a=UNIT,
        b="posts:\n  clerk: {name: 文书, unit: hall}\n  broken: {name: 'x\n",
        c="parties:\n  p: {name: 甲, role: expert}\n",
    )
    assert (catalog.unread, dict(catalog.half_read)) == (("b.yaml",), {"clerk": "posts", "broken": "posts"})
    assert (list(catalog.units), list(catalog.posts), list(catalog.parties)) == (["hall"], [], ["p"])
    assert told(catalog) == [(FaultKind.SYNTAX, "b.yaml", None, None)]


def test_a_faulty_field_is_absent_and_its_record_stays() -> None:
    catalog = read("posts:\n  p: {name: 5, unit: u, key: maybe, duties: [a, 7, b], headcount: 2.0}\n")
    post = catalog.posts["p"]
    assert (post.name, post.unit, post.is_key, post.duties, post.headcount, post.label) == (
        None,
        "u",
        None,
        ("a", "b"),
        2,
        "p",
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- a\n", [FaultKind.NOT_A_MAPPING]),
        ("文字\n", [FaultKind.NOT_A_MAPPING]),
        ("", []),
        ("# 注\n", []),
        ("null\n", []),
        ("{}\n", []),
        ("名称：甲\n", [FaultKind.NOT_A_MAPPING]),
    ],
)
def test_a_file_is_one_mapping_or_empty(text: str, kinds: list[FaultKind]) -> None:
    catalog = merged(a=text)
    assert [fault.kind for fault in catalog.faults] == kinds
    assert catalog.unread == ()


@pytest.mark.parametrize(
    ("manifest", "kind", "field"),
    [
        (None, FaultKind.MANIFEST_MISSING, None),
        ("", FaultKind.NOT_A_MAPPING, None),
        ("- a\n", FaultKind.NOT_A_MAPPING, None),
        ("name: a\n", FaultKind.FORMAT_VERSION, "riskctl"),
        ("riskctl: 2\n", FaultKind.FORMAT_VERSION, "riskctl"),
        ("riskctl: true\n", FaultKind.FORMAT_VERSION, "riskctl"),
        ("riskctl: '1'\n", FaultKind.FORMAT_VERSION, "riskctl"),
        ("riskctl: 1\nunified_code: '113716000043456780'\n", FaultKind.UNIFIED_CODE, "unified_code"),
        ("riskctl: 1\nunified_code: '1137'\n", FaultKind.UNIFIED_CODE, "unified_code"),
        ("riskctl: 1\nrequires: '>=99'\n", FaultKind.REQUIRES, "requires"),
        ("riskctl: 1\nrequires: abc\n", FaultKind.REQUIRES, "requires"),
        ("riskctl: 1\nlevel_scheme: hlm\n", FaultKind.UNKNOWN_PACK, "level_scheme"),
        ("riskctl: 1\npacks: [nowhere]\n", FaultKind.UNKNOWN_PACK, "packs"),
        ("riskctl: 1\nlimits: {files: 20001}\n", FaultKind.LIMIT_RAISED, "limits.files"),
        ("riskctl: [\n", FaultKind.SYNTAX, None),
    ],
)
def test_one_thing_wrong_with_the_manifest_is_one_fault(
    manifest: str | None, kind: FaultKind, field: str | None
) -> None:
    catalog = merged(manifest, a=UNIT)
    assert told(catalog) == [(kind, "riskctl.yaml", None, field)]
    assert list(catalog.units) == ["hall"]


def test_a_manifest_that_cannot_be_opened_is_not_missing_as_well() -> None:
    catalog = assemble(Found(unread=["riskctl.yaml"]), "", TODAY)
    assert (catalog.faults, catalog.unread) == ((), ("riskctl.yaml",))


def test_a_level_scheme_of_the_catalog_is_known_and_of_an_unread_file_may_be() -> None:
    own = "level_schemes:\n  own: {name: 甲, by: declared, levels: [{id: a, label: 高}]}\n"
    assert merged("riskctl: 1\nlevel_scheme: own\n", a=own).faults == ()
    assert told(merged("riskctl: 1\nlevel_scheme: own\n", a="units: [\n")) == [
        (FaultKind.SYNTAX, "a.yaml", None, None)
    ]


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("bytes_per_file: 20", FaultKind.TOO_LARGE),
        ("nodes_per_file: 3", FaultKind.TOO_MANY_NODES),
        ("depth: 2", FaultKind.TOO_DEEP),
    ],
)
def test_a_manifest_lowers_limits(limit: str, kind: FaultKind) -> None:
    catalog = merged(f"riskctl: 1\nlimits: {{{limit}}}\n", a=UNIT)
    assert told(catalog) == [(kind, "a.yaml", None, None)]
    assert catalog.unread == ("a.yaml",)


@pytest.mark.parametrize("limit", ["files: 1", "bytes: 5"])
def test_a_manifest_lowers_the_limits_of_the_whole(limit: str) -> None:
    catalog = merged(
        f"riskctl: 1\nlimits: {{{limit}}}\n",
        a=UNIT,
        b="units:\n  b: {name: 乙}\n",
        c="units:\n  c: {name: 丙}\n",
    )
    assert told(catalog) == [(FaultKind.TOO_MANY_FILES, "b.yaml", None, None)]
    assert (list(catalog.units), catalog.unread) == (["hall"], ("b.yaml",))


def test_a_limit_that_is_raised_stays_as_it_was() -> None:
    catalog = merged("riskctl: 1\nlimits: {depth: 100}\n", Limits(depth=2), a=UNIT)
    assert [fault.kind for fault in catalog.faults] == [FaultKind.LIMIT_RAISED, FaultKind.TOO_DEEP]


def test_the_same_files_give_the_same_catalog() -> None:
    files = {"a": UNIT, "b": "posts:\n  p: {naem: x}\n  q: [1\n"}
    first, second = merged(None, None, **files), merged(None, None, **files)
    assert (first.faults, first.unread, repr(list(first.each_record()))) == (
        second.faults,
        second.unread,
        repr(list(second.each_record())),
    )
