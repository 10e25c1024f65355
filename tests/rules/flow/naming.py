"""How the tests of flows write what they expect: facts about steps of the power X that bear no name."""

Fact = tuple[str | None, str | None, dict[str, object]]


def at(key: str, field: str, **values: object) -> Fact:
    """A fact about a field of a step of X, or about the step itself."""
    path = f"steps.{key}.{field}" if field else f"steps.{key}"
    return "X", path, {"step": f"X/{key}", "name": key, **values}


def ids(*keys: str) -> list[str]:
    """The full ids of steps of X."""
    return [f"X/{key}" for key in keys]
