"""DF508: a folder that became a catalog of its own."""

from pathlib import Path

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.model.catalog import Catalog
from riskctl.rules.change.folder_cut_off import RULE
from tests.building import TODAY
from tests.rules.change.trying import assert_told

FILES = {"riskctl.yaml": "riskctl: 1\n", "a/posts.yaml": "posts: {p: {name: 股长, unit: u}, q: {name: 科员, unit: u}}\n",
         "ab/units.yaml": "units: {u: {name: 股}}\n"}


def at(folder: Path, **files: str | None) -> Catalog:
    for name, text in {**FILES, **{path.replace("__", "/") + ".yaml": text for path, text in files.items()}}.items():
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return assemble(find_files(folder, Limits()), str(folder), TODAY)


@pytest.mark.parametrize(("before", "after", "told"), [
    ({}, {"a__riskctl": "riskctl: 1\n"}, True),
    ({"a__riskctl": "riskctl: 1\n"}, {"a__riskctl": "riskctl: 1\n"}, False),
    ({}, {"c__riskctl": "riskctl: 1\n"}, False),
    ({}, {}, False),
])
def test_records_of_a_folder_that_is_cut_off_are_told_as_one(
        tmp_path: Path, before: dict[str, str], after: dict[str, str], told: bool) -> None:
    base, head = at(tmp_path / "base", **before), at(tmp_path / "head", **after)
    assert_told(RULE, base, head, "p", None, {"folder": "a", "records": 2} if told else None)
