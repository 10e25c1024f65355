"""Whether a version of riskctl satisfies a requirement such as `>=0.4` or `>=0.4,<1`."""

import re

_CLAUSE = re.compile(r"(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\Z")


def satisfies(version: str, wanted: str) -> bool:
    """Whether the version satisfies every clause; a clause that cannot be read is satisfied by none."""
    have = _numbers(re.match(r"[0-9.]*", version)[0])  # type: ignore[index]
    return all(_holds(have, clause.strip()) for clause in wanted.split(","))


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".") if part]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _holds(have: tuple[int, ...], clause: str) -> bool:
    found = _CLAUSE.match(clause)
    if found is None:
        return False
    want = _numbers(found[2])
    match found[1]:
        case ">=":
            return have >= want
        case "<=":
            return have <= want
        case "==":
            return have == want
        case "!=":
            return have != want
        case ">":
            return have > want
        case _:
            return have < want
