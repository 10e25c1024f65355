"""Rules about the bureau's own written rules (IN)."""

FAULTS = (
    "missing_element",
    "repealed_but_cited",
    "expired_but_cited",
    "linked_to_nothing",
    "no_successor",
)
