"""DF502: a pack of rules that is no longer in force."""

from typing import Any

import pytest

from riskctl.rules.change.pack_removed import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told


@pytest.mark.parametrize(("before", "after", "told"), [
    (["accounting", "tax"], ["tax"], "accounting"),
    (["tax"], None, "tax"),
    (["tax", "accounting"], ["accounting", "tax"], None),
])
def test_a_pack_that_goes_is_told(before: Any, after: Any, told: str | None) -> None:
    base, head = (catalog({"riskctl": 1, "packs": packs}) for packs in (before, after))
    assert_told(RULE, base, head, "riskctl.yaml", "packs", {"pack": told} if told else None)
