"""What people call a record, a step, or all steps of a power."""

import pytest

from tests.building import catalog


@pytest.mark.parametrize(("id", "label"), [
    ("X", "许可"), ("X/s", "许可/审查"), ("X/t", "许可/t"), ("X/*", "许可/*"), ("X/none", "X/none"), ("Y/*", "Y/*"), ("nobody", "nobody"),
])
def test_the_label_of_an_id(id: str, label: str) -> None:
    of = catalog(powers={"X": {"name": "许可", "steps": {"s": {"name": "审查"}, "t": {"kind": "review"}}}})
    assert of.label_of(id) == label
