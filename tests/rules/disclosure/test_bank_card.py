"""DS104: a bank card number in free words."""

from collections.abc import Callable

import pytest

from riskctl.rules.disclosure.bank_card import RULE
from tests.rules.disclosure.leaking import CLAIMS, Sort

SORT = Sort(RULE, written="6200-0000-0000-0005", plain="6200000000000005",
            shown="620***********05", wrong="6200-0000-0000-0006", is_contact=False)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_a_card_number(claim: Callable[[Sort], None]) -> None:
    claim(SORT)
