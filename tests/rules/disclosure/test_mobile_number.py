"""DS102: a mobile number in free words."""

from collections.abc import Callable

import pytest

from riskctl.rules.disclosure.mobile_number import RULE
from tests.rules.disclosure.leaking import CLAIMS, Sort

SORT = Sort(RULE, written="138　００００　１２３４", plain="13800001234",
            shown="138******34", wrong="138000012345", is_contact=True)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_a_mobile_number(claim: Callable[[Sort], None]) -> None:
    claim(SORT)
