"""A catalog as it would be after changes: people moved, away or gone, duties and steps given to other posts.

Nothing is written: changed records are made anew, all others are shared with the catalog as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from riskctl.catalog.ids import RESERVED, folded, is_well_formed
from riskctl.errors import UserError
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.separation.draft import Change, Draft, Node
from riskctl.separation.redesign import (
    add_member,
    add_step,
    lead_through,
    move_step,
    set_body,
    set_people,
    set_quorum,
    split_post,
)


def changed(catalog: Catalog, changes: Iterable[Change]) -> Catalog:
    """The catalog after the changes, one after the other; UserError for one that names what is not there."""
    records: dict[str, dict[str, Record]] = {}
    draft = Draft(catalog, records)
    for change in changes:
        _APPLY[change.what](draft, change)
    return replace(catalog, records={**{kind: {} for kind in records}, **catalog.records,
                                     **{kind: {**catalog.records.get(kind, {}), **held} for kind, held in records.items()}})


def in_order(changes: Iterable[Change], day: date) -> tuple[Change, ...]:
    """The changes in the order in which they come about: new posts, then day by day, who leaves after who comes.

    What names no day is of the day given.
    """
    return tuple(sorted(changes, key=lambda one: (one.what != "add_post", one.day or day, one.what in ("remove", "absent"))))


def _ended(assignments: Iterable[Node], before: date, post: str | None) -> list[Node]:
    """The assignments, those to the post (to any, if None) ended the day before; what would begin later is left out."""
    kept: list[Node] = []
    last = _day_before(before)
    for one in assignments:
        if post is not None and one.get("post") != post:
            kept.append(one)
        elif str(one.get("from", "")) <= last:
            kept.append({**one, "to": min(str(one.get("to", last)), last)})
    return kept


def _assign(draft: Draft, change: Change) -> None:
    person = draft.record("people", change.record)
    draft.record("posts", change.item)
    day = change.day or draft.catalog.as_of
    new = {"post": change.item, "as": change.as_, "from": day.isoformat()}
    draft.set(person, assignments=[*draft.assignments(person), new])


def _unassign(draft: Draft, change: Change) -> None:
    person = draft.record("people", change.record)
    day = change.day or draft.catalog.as_of
    draft.set(person, assignments=_ended(draft.assignments(person), day, change.item))


def _reassign(draft: Draft, change: Change) -> None:
    person = draft.record("people", change.record)
    day = (change.day or draft.catalog.as_of).isoformat()
    held = [one for one in draft.assignments(person) if one.get("post") == change.item
            and str(one.get("from", "")) <= day <= str(one.get("to", "9999"))]
    role = str(min((one.get("as", "primary") for one in held), key=_rank, default="primary"))
    _unassign(draft, change)
    _assign(draft, replace(change, record=change.to, as_=role))


def _rank(role: object) -> int:
    order = ("primary", "acting", "deputy", "backup")
    return order.index(str(role)) if role in order else len(order)


def _move(draft: Draft, change: Change) -> None:
    person = draft.record("people", change.record)
    draft.record("posts", change.item)
    draft.set(person, assignments=_ended(draft.assignments(person), change.day or draft.catalog.as_of, None))
    _assign(draft, change)


def _leave(draft: Draft, change: Change) -> None:
    person = draft.record("people", change.record)
    draft.set(person, assignments=_ended(draft.assignments(person), change.day or draft.catalog.as_of, None), duties=None)


def _remove(draft: Draft, change: Change) -> None:
    """Who leaves for good is in charge of nothing any more either."""
    _leave(draft, change)
    last = _day_before(change.day or draft.catalog.as_of)
    for portfolio in draft.catalog.portfolios:
        now = draft.record("portfolios", portfolio)
        if now.node.get("leader") == change.record and str(now.node.get("to", "9999")) > last:
            draft.set(now, to=last)


def _withdraw(draft: Draft, change: Change) -> None:
    _drop(draft, draft.record("people", change.record), "duties", change.item)


def _drop(draft: Draft, record: Record, field: str, item: str) -> None:
    held = record.node.get(field)
    draft.set(record, **{field: [one for one in held if one != item] or None if isinstance(held, list) else None})


def _move_duty(draft: Draft, change: Change) -> None:
    _drop(draft, draft.record("posts", change.record), "duties", change.item)
    post = draft.record("posts", change.to)
    held = post.node.get("duties")
    draft.set(post, duties=[*(held if isinstance(held, list) else ()), change.item])


def _end_delegation(draft: Draft, change: Change) -> None:
    loan = draft.record("delegations", change.record)
    day = change.day or draft.catalog.as_of
    draft.set(loan, valid_to=_day_before(day))


def _day_before(day: date) -> str:
    return date.fromordinal(max(day.toordinal() - 1, 1)).isoformat()


def _hand_over(draft: Draft, change: Change) -> None:
    portfolio = draft.record("portfolios", change.record)
    field = "domains" if change.item in (_remit(portfolio).get("domains") or ()) else "units"
    left = {**_remit(portfolio), field: [one for one in _remit(portfolio).get(field) or () if one != change.item]}
    draft.set(portfolio, in_charge=left)
    for other in (*draft.records.get("portfolios", {}).values(), *draft.catalog.portfolios.values()):
        if other.node.get("leader") == change.to and other.id != portfolio.id:
            other = draft.record("portfolios", other.id)
            taken = [*(_remit(other).get(field) or ()), change.item]
            draft.set(other, in_charge={**_remit(other), field: taken})
            return
    draft.record("people", change.to)
    new: Mapping[str, Any] = {"leader": change.to, "in_charge": {field: [change.item]}}
    draft.records.setdefault("portfolios", {})[f"{portfolio.id}+"] = type(portfolio)(f"{portfolio.id}+", new)


def _remit(portfolio: Record) -> Node:
    held = portfolio.node.get("in_charge")
    return held if isinstance(held, dict) else {}


def _set_owner(draft: Draft, change: Change) -> None:
    kind = "controls" if change.record in draft.catalog.controls else "risk_points"
    draft.set(draft.record(kind, change.record), **{"owner" if kind == "controls" else "supervisor": change.to})


def _add_post(draft: Draft, change: Change) -> None:
    from riskctl.model.organization import Post

    if not is_well_formed(change.record) or change.record in RESERVED:
        raise UserError(f"编号 {change.record!r} 不合规：只能有字母、汉字、数字、点、下划线、连字符，以字母、汉字或数字开头，不能是 end。",
                        f"the id {change.record!r} is malformed: it has letters, digits, '.', '_' and '-', begins with a letter or "
                        f"digit, and is not 'end'.")
    taken = (*draft.catalog.by_id, *draft.records.get("posts", {}))
    if folded(change.record) in map(folded, taken):
        raise UserError(f"编号 {change.record} 已经有了，新岗位要另取一个。", f"the id {change.record} is taken: choose another for the new post.")
    draft.record("units", change.item)
    like = dict(draft.record("posts", change.to).node) if change.to else {}
    draft.records.setdefault("posts", {})[change.record] = Post(change.record, {"name": change.record, **like, "unit": change.item})


_APPLY = {
    "assign": _assign, "unassign": _unassign, "reassign": _reassign, "move": _move, "remove": _remove, "absent": _leave,
    "withdraw": _withdraw, "move_duty": _move_duty, "move_step": move_step, "end_delegation": _end_delegation,
    "hand_over": _hand_over, "set_owner": _set_owner, "add_post": _add_post,
    "split_post": split_post, "lead_through": lead_through, "add_step": add_step, "set_people": set_people,
    "set_body": set_body, "set_quorum": set_quorum, "add_member": add_member,
}
