"""Sentences that are all different, and never nearly the same, however many are asked for.

A sentence has five slots, each filled from a list of 47 phrases. Sentence n fills them with the values of
a polynomial of degree two over the field of 47 elements, its coefficients being the digits of n: any two
of the first 103,823 sentences differ in at least three slots, for two such polynomials agree in two points
at most.
"""

PRIME = 47
COUNT = PRIME**3
SLOTS = 5


def slots(number: int) -> tuple[int, ...]:
    """Which phrase fills each slot of the sentence.

    >>> slots(0), slots(1), slots(48)
    ((0, 0, 0, 0, 0), (1, 1, 1, 1, 1), (1, 2, 3, 4, 5))
    """
    number %= COUNT
    c0, c1, c2 = number % PRIME, number // PRIME % PRIME, number // PRIME**2
    return tuple((c0 + c1 * x + c2 * x * x) % PRIME for x in range(SLOTS))


def pairs(first: str, second: str) -> tuple[str, ...]:
    """The first 47 combinations of two lists of words, each written with blanks between them."""
    combined = tuple(f"{a}{b}" for a in first.split() for b in second.split())
    assert len(combined) >= PRIME
    return combined[:PRIME]
