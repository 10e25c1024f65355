"""DS103: an e-mail address in free words."""

from collections.abc import Callable

import pytest

from riskctl.rules.disclosure.email_address import RULE
from tests.rules.disclosure.leaking import CLAIMS, Sort

SORT = Sort(RULE, written="z.san＠example.org", plain="z.san@example.org",
            shown="z***@example.org", wrong="z.san@example", is_contact=True)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_an_address(claim: Callable[[Sort], None]) -> None:
    claim(SORT)
