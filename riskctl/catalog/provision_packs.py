"""Provisions of law, from the data of their packs to typed records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from riskctl.model.language import Text
from riskctl.model.provision import (
    Applies,
    Asked,
    BodyAsked,
    DisclosureAsked,
    ElementsAsked,
    FeedingForbidden,
    LimitAsked,
    OrderAsked,
    PeopleAsked,
    Provision,
    Steps,
)
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.vocabulary import Certainty, StepKind

Entry = Mapping[str, Any]


def provisions_of(pack: str, roots: Iterable[Entry]) -> dict[str, Provision]:
    """The provisions of a pack by their id."""
    return {id: _provision(id, pack, entry) for root in roots for id, entry in root.get("provisions", {}).items()}


def _provision(id: str, pack: str, entry: Entry) -> Provision:
    citations = _words(entry["citation"])
    asks = [build(ask.get("citation", citations[0]), ask) for form, build in _FORMS.items()
            for ask in _listed(entry.get(form))]
    applies = entry.get("applies_to", {})
    return Provision(id, pack, Text(entry["zh"], entry["en"]), citations, Certainty(entry["certainty"]),
                     Applies(*(_words(applies.get(key)) for key in ("types", "words", "unless", "also"))),
                     tuple(asks))


def _listed(held: Any) -> Sequence[Entry]:
    return [] if held is None else held if isinstance(held, list) else [held]


def _words(held: Any) -> tuple[str, ...]:
    return () if held is None else (held,) if isinstance(held, str) else tuple(held)


def _kinds(held: Any) -> tuple[StepKind, ...]:
    return tuple(StepKind(word) for word in _words(held))


def _steps(held: Entry) -> Steps:
    return Steps(_kinds(held.get("kinds")), _words(held.get("words")), _words(held.get("unless")))


def _limit(written: str | None) -> Limit | None:
    if written is None:
        return None
    limit = parse_limit(written)
    if not isinstance(limit, Limit):
        raise RuntimeError(f"a pack of provisions: {written} is no limit")
    return limit


def _sure(limit: Limit | None) -> Limit:
    if limit is None:
        raise RuntimeError("a pack of provisions: a limit is missing")
    return limit


def _time_limit(citation: str, ask: Entry) -> Asked:
    return LimitAsked(citation, _sure(_limit(ask["limit"])), _limit(ask.get("extend")),
                      _steps(ask["steps"]) if "steps" in ask else None, _kinds(ask.get("after")),
                      _kinds(ask.get("from")), _kinds(ask.get("to")))


def _min_people(citation: str, ask: Entry) -> Asked:
    return PeopleAsked(citation, _steps(ask["steps"]), ask["n"], _words(ask.get("qualified")))


def _before(citation: str, ask: Entry) -> Asked:
    return OrderAsked(citation, _steps(ask["first"]), _steps(ask["then"]), ask.get("on", "every way") == "every way",
                      ask.get("by") == "head")


def _collective(citation: str, ask: Entry) -> Asked:
    return BodyAsked(citation, ask.get("head_last") is True)


def _disclose(citation: str, ask: Entry) -> Asked:
    return DisclosureAsked(citation, _steps(ask["steps"]), _limit(ask.get("within")), _kinds(ask.get("after")),
                           ask.get("required") is True)


def _elements(citation: str, ask: Entry) -> Asked:
    return ElementsAsked(citation, _words(ask["fields"]))


def _forbid(citation: str, ask: Entry) -> Asked:
    return FeedingForbidden(citation, _words(ask["income"]), _words(ask["feeds"]), _words(ask["unless"]),
                            _words(ask.get("measures", [])))


_FORMS: dict[str, Callable[[str, Entry], Asked]] = {
    "time_limit": _time_limit, "min_people": _min_people, "before": _before, "collective": _collective,
    "disclose": _disclose, "elements": _elements, "forbid": _forbid,
}
