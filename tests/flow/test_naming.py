"""What an id names."""

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.flow.naming import is_known, nearest_name
from riskctl.model.catalog import Catalog
from tests.building import TODAY, catalog

PLACES = ("powers", "steps", "posts", "duties")


def whole() -> Catalog:
    return catalog(powers={"XK-1": {"steps": {"accept": {}, "decide": {}}}, "CF-1": {}}, posts={"clerk": {}},
                   duties={"checking": {}}, units={"hall": {}})


@pytest.mark.parametrize(("target", "kinds", "known"), [
    ("XK-1", PLACES, True), ("XK-1/accept", PLACES, True), ("XK-1/*", PLACES, True), ("CF-1/*", PLACES, True),
    ("clerk", PLACES, True), ("checking", PLACES, True), ("std:cashier", PLACES, True),
    ("hall", PLACES, False), ("XK-1/decision", PLACES, False), ("XK-2/*", PLACES, False), ("CF-1/accept", PLACES, False),
    ("std:none-such", PLACES, False), ("std:cashier", ("powers", "posts"), False), ("", PLACES, False), ("/", PLACES, False),
    ("XK-1/accept", ("powers",), False), ("XK-1/*", ("powers",), False), ("clerk", ("units",), False),
])
def test_an_id_names_a_record_or_step_of_the_kinds(target: str, kinds: tuple[str, ...], known: bool) -> None:
    assert is_known(whole(), target, kinds) is known


@pytest.mark.parametrize(("target", "kinds", "near"), [
    ("XK-1/acept", PLACES, "XK-1/accept"), ("XK1/accept", PLACES, "XK-1/accept"), ("ZZ/accept", PLACES, ""),
    ("clark", PLACES, "clerk"), ("clark", ("powers",), ""), ("std:cashir", PLACES, "std:cashier"),
    ("std:cashir", ("posts",), ""), ("halls", PLACES, ""), ("", PLACES, ""),
])
def test_the_nearest_name_is_of_the_same_sort(target: str, kinds: tuple[str, ...], near: str) -> None:
    assert nearest_name(whole(), target, kinds) == near


@pytest.mark.parametrize(("target", "known"), [("p", True), ("p/any", True), ("u", False), ("q", False), ("q/any", False)])
def test_what_was_seen_before_a_file_broke_off_counts(target: str, known: bool) -> None:
    of = assemble(Found({"a.yaml": b"powers:\n  p: {}\nunits:\n  u: {}\n  v: [\n"}, b"riskctl: 1\n"), "", TODAY)
    assert is_known(of, target, PLACES) is known
