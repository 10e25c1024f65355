"""DS101: an identity number in free words."""

from collections.abc import Callable

import pytest

from riskctl.rules.disclosure.identity_number import RULE
from tests.rules.disclosure.leaking import CLAIMS, Sort

SORT = Sort(RULE, written="999900 19900101 0014", plain="999900199001010014",
            shown="999*************14", wrong="999900199001010015", is_contact=False)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_an_identity_number(claim: Callable[[Sort], None]) -> None:
    claim(SORT)
