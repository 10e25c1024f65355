"""The whole catalog as JSON, and back."""

import json
from itertools import pairwise

import jsonschema
import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.errors import UserError
from riskctl.exchange.snapshot import read_snapshot, snapshot, snapshot_text
from riskctl.model.schema import snapshot_schema
from tests.conftest import ROOT
from tests.exchange.tables import TODAY

CATALOGS = ("catalog", "examples/anyang-79", "examples/food-licence")


@pytest.mark.parametrize("folder", CATALOGS)
def test_a_snapshot_is_as_its_schema_says_and_reads_back_the_same(folder: str) -> None:
    catalog = assemble(find_files(ROOT / folder, Limits()), "", TODAY)
    text = snapshot_text(catalog)
    jsonschema.Draft7Validator(snapshot_schema()).validate(json.loads(text))
    back = read_snapshot(text.encode(), "s.json")
    assert snapshot_text(back) == text
    assert [(one.kind, one.id, one.node) for one in back.each_record()] == [(one.kind, one.id, one.node) for one in catalog.each_record()]
    assert [point.place.line for point in back.risk_points.values()] == [point.place.line for point in catalog.risk_points.values()]
    assert back.as_of == catalog.as_of
    assert back.level_scheme == catalog.level_scheme or back.level_scheme is not None


def test_every_reference_is_named_with_what_it_leads_to() -> None:
    catalog = assemble(find_files(ROOT / "examples" / "food-licence", Limits()), "", TODAY)
    document = json.loads(json.dumps(snapshot(catalog)))
    found = {(one["record"], one["field"], one["target"]): one["kind"] for one in document["references"]}
    point = next(iter(catalog.risk_points.values()))
    assert found[point.id, "at", point.at[0]] in ("steps", "powers")
    assert found["deputy-director", "reports_to", "director"] == "posts"
    assert None not in found.values()


def test_records_stand_in_the_order_of_the_catalog() -> None:
    catalog = assemble(find_files(ROOT / "examples" / "anyang-79", Limits()), "", TODAY)
    lines = [(one.place.file, one.place.line) for one in read_snapshot(snapshot_text(catalog).encode(), "s").risk_points.values()]
    assert all(one < other for one, other in pairwise(lines))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"riskctl": 1, "format": "snapshot"}', b"[" * 100_000,
                                  b'{"riskctl":1,"format":"snapshot","as_of":"x","records":{},"manifest":{},"files":[],"unread":[]}',
                                  b'{"riskctl":1,"format":"snapshot","as_of":"2026-01-01","records":{"units":{"u":3}},"manifest":{},'
                                  b'"files":[],"unread":[]}'])
def test_what_is_no_snapshot_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"no snapshot written by") as caught:
        read_snapshot(data, "s.json")
    assert caught.value.exit_code == 3
