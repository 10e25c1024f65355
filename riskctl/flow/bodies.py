"""How many make a body able to decide."""


def needed(quorum: str, members: int) -> int:
    """How many must be there: the number written, or that share of the members, rounded up.

    >>> needed("5", 9), needed("2/3", 9), needed("2/3", 10)
    (5, 6, 7)
    """
    part, _, whole = quorum.partition("/")
    return -(-members * int(part) // int(whole)) if whole else int(part)
