"""What the rules on flows share: hits on steps, and how steps are named in them."""

from collections.abc import Iterable, Sequence

from riskctl.findings import Hit, Related
from riskctl.flow.process import END
from riskctl.model.block import Block
from riskctl.model.place import Place
from riskctl.model.power import Power, Way

ACTORS = frozenset(("post", "any_of", "all_of", "body", "party"))


def step_hit(power: Power, key: str, field: str, at: Place, related: tuple[Related, ...] = (),
             **values: object) -> Hit:
    """A hit on a field of a step (on the step itself, if empty), keyed to the power."""
    path = f"steps.{key}.{field}" if field else f"steps.{key}"
    named: dict[str, object] = {"step": f"{power.id}/{key}", "name": power.steps[key].name or key, **values}
    return Hit(at, power.id, path, named, "powers", related)


def related_steps(power: Power, keys: Iterable[str]) -> tuple[Related, ...]:
    """The steps as related places, in the order of the file."""
    wanted = set(keys)
    return tuple(Related(step.place, power.id, f"steps.{key}")
                 for key, step in power.steps.items() if key in wanted)


def full_ids(power: Power, keys: Iterable[str]) -> list[str]:
    """The full ids of the steps."""
    return [f"{power.id}/{key}" for key in keys]


def names_of(power: Power, keys: Iterable[str]) -> list[str]:
    """What the steps are called; the end is called 结束, for names stand in Chinese sentences only."""
    return ["结束" if key == END else (power.steps[key].name if key in power.steps else None) or key
            for key in keys]


def trail(power: Power, keys: Iterable[str]) -> dict[str, object]:
    """The steps in a row as values: by their ids as `path`, by their names as `path_names`."""
    row = list(keys)
    return {"path": " → ".join(row), "path_names": " → ".join(names_of(power, row))}


def forward_ways(ways: Sequence[Way]) -> list[Way]:
    """The ways that do not go back."""
    return [way for way in ways if not way.is_return]


def is_read_whole(block: Block, key: str, values: Sequence[object]) -> bool:
    """Whether every entry of the list could be read."""
    written = block.node.get(key)
    return len(values) == (len(written) if isinstance(written, list) else 1)
