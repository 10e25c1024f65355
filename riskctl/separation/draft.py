"""A change of people, posts or powers as plain data, and the records of a catalog as they come to be under changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from riskctl.errors import UserError
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog

Node = dict[str, Any]
CHANGES = ("assign", "unassign", "reassign", "move", "remove", "absent", "withdraw", "move_duty", "move_step", "end_delegation",
           "hand_over", "set_owner", "add_post", "split_post", "lead_through", "add_step", "set_people", "set_body", "set_quorum",
           "add_member")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is one of `CHANGES`; `record` is the person, post, step, power, delegation, portfolio, body or control.

    - assign: the person also holds the post `item`, `as_` it is said.
    - unassign: the person gives up the post `item`; reassign: and the person `to` takes it, as it was held.
    - move: the person gives up every post held and takes `item`.
    - remove, absent: the person leaves for good, or is away on the day.
    - withdraw: the person loses the duty `item` held directly.
    - move_duty, move_step: the duty `item` of the post, or the step `item` that it performs, goes to the post `to`.
    - end_delegation; hand_over: the domain or unit `item` of the portfolio goes to the leader `to`.
    - set_owner: the post `to` answers for the control, or supervises the risk point.
    - add_post: a post of that id, in the unit `item`, like the post `to` in everything else where that is given.
    - split_post: the duties and steps `items` of the post go to a new post `to` beside it, which nobody holds yet.
    - lead_through: what leads to the steps `items` of the power leads to its step `to` first.
    - add_step: a step of the kind or duty `item`, performed by the post `to`, comes before the step.
    - set_people, set_body: the step takes so many people (`item`), or the body `to` takes it.
    - set_quorum, add_member: the body has the quorum `item`, or the post or party `to` as a member as well.
    """

    what: str
    record: str
    item: str = ""
    to: str = ""
    as_: str = "primary"
    day: date | None = None
    items: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The change as plain values, without what it leaves out."""
        held = {"change": self.what, "record": self.record, "item": self.item, "items": list(self.items), "to": self.to}
        return {key: value for key, value in held.items() if value}


class Draft:
    """The records that have changed so far, over those of the catalog."""

    def __init__(self, catalog: Catalog, records: dict[str, dict[str, Record]]) -> None:
        self.catalog = catalog
        self.records = records

    def record(self, kind: str, id: str) -> Record:
        """The record as it is by now; UserError where there is none of that kind."""
        found = self.records.get(kind, {}).get(id) or self.catalog.records.get(kind, {}).get(id)
        if found is None:
            raise UserError(f"目录里没有 {id}。", f"there is no {id} in the catalog.")
        return found

    def set(self, record: Record, **fields: object) -> None:
        """Put a record in place that has these fields instead; None takes a field away."""
        node = {key: value for key, value in {**record.node, **fields}.items() if value is not None}
        self.records.setdefault(record.kind, {})[record.id] = type(record)(record.id, node, record.file, record.place)

    def add(self, record: Record) -> None:
        """Put a new record in."""
        self.records.setdefault(record.kind, {})[record.id] = record

    def assignments(self, person: Record) -> list[Node]:
        """Copies of the person's assignments as they were written."""
        held = person.node.get("assignments")
        return [dict(one) for one in held if isinstance(one, dict)] if isinstance(held, list) else []
