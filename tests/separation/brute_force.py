"""The definitions of static separation, spelt out over plain records with no index, no bits and nothing shared.

Duties, kinds of step and steps are all called marks here: what a rule can name.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

Records = Mapping[str, Mapping[str, Mapping[str, Any]]]
Found = tuple[str, str, tuple[str, ...], frozenset[tuple[str, str]], frozenset[str]]
DIRECT = ""


class World:
    """A catalog as plain mappings, on the day 2026-06-30."""

    def __init__(self, records: Records, rule: Mapping[str, Any]) -> None:
        self.records = records
        self.rule = rule

    def of(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        return self.records.get(kind, {})

    def closure(self, duties: Any) -> set[str]:
        found = set(duties)
        while True:
            more = {other for duty, record in self.of("duties").items() if duty in found
                    for other in (*record.get("implies", ()),
                        *((record["same_as"],) if "same_as" in record else ()))}
            more |= {duty for duty, record in self.of("duties").items() if record.get("same_as") in found}
            if more <= found:
                return found
            found |= more

    def marks_of_step(self, power: str, key: str) -> set[str]:
        step = self.of("powers")[power]["steps"][key]
        by_kind = {duty for duty, record in self.of("duties").items() if step["kind"] in record.get("kinds",
            ())}
        return self.closure({*step.get("duties", ()), *by_kind}) | {step["kind"], f"{power}/{key}",
            f"{power}/*"}

    def brings(self, mark: str) -> set[str]:
        """The mark and all that comes with it."""
        if "/" in mark:
            power, _, key = mark.partition("/")
            return {mark} if key == "*" else self.marks_of_step(power, key)
        by_kind = {duty for duty, record in self.of("duties").items() if mark in record.get("kinds", ())}
        return self.closure({mark, *by_kind})

    def domains_over(self, domain: str | None) -> set[str]:
        found: set[str] = set()
        while domain and domain not in found:
            found.add(domain)
            domain = self.of("domains").get(domain, {}).get("parent")
        return found

    def applies(self, power: str) -> bool:
        scope = self.rule.get("applies_to")
        record = self.of("powers")[power]
        return scope is None or (
            ("types" not in scope or record["type"] in scope["types"])
            and ("domains" not in scope or bool(self.domains_over(record.get("domain")) & set(scope["domains"])))
            and ("powers" not in scope or power in scope["powers"]))

    def performers(self, power: str, key: str) -> set[str]:
        step = self.of("powers")[power]["steps"][key]
        posts = {step["post"]} if "post" in step else set(step.get("any_of", ()))
        posts |= {other for post in posts for other in self.lent(post, power, key, ()) if other not in posts}
        body = self.of("bodies").get(step.get("body", ""))
        if body and self.rule.get("bodies", "none") != "none":
            posts |= {body["chair"]}
            if self.rule["bodies"] == "members":
                posts |= set(body["members"])
        return posts

    def lent(self, post: str, power: str, key: str, through: tuple[str, ...]) -> Iterator[str]:
        """The posts to which a post lends the step, straight or by what may be passed on, way by way."""
        for id, loan in self.of("delegations").items():
            lent = {*loan.get("powers", ()), *loan.get("steps", ())}
            if id not in through and loan["from"] == post and loan["valid_from"] <= "2026-06-30" <= loan["valid_to"] and {
                    power, f"{power}/{key}", f"{power}/*"} & lent:
                yield loan["to"]
                if loan.get("redelegate"):
                    yield from self.lent(loan["to"], power, key, (*through, id))

    def performed(self, post: str) -> list[tuple[str, str]]:
        return [(power, key) for power, record in self.of("powers").items() if self.applies(power)
                and record.get("status") != "retired" for key in record["steps"] if post in self.performers(power, key)]

    def counts(self, mark: str, posts: Any) -> bool:
        """Whether a duty held outside any step counts for a rule with a scope."""
        scope = self.rule.get("applies_to")
        if scope is None or any(self.performed(post) for post in posts):
            return True
        own = self.domains_over(self.of("duties").get(mark, {}).get("domain"))
        return set(scope) == {"domains"} and bool(own & set(scope["domains"]))

    def places(self) -> list[str]:
        within = self.rule.get("within", "anywhere")
        return [""] if within == "anywhere" else list(self.of({"power": "powers", "domain": "domains"}[within]))

    def in_domain(self, place: str, *domains: str | None) -> bool:
        """Whether one of the domains is the place or has it in it."""
        return any(domain in self.domains_over(place) for domain in domains if domain)

    def marks_of_post(self, post: str, place: str) -> set[str]:
        """What the post has in a place."""
        within = self.rule.get("within", "anywhere")
        performed = self.performed(post)
        own_domain = {duty: record.get("domain") for duty, record in self.of("duties").items()}
        found: set[str] = set()
        for mark in self.closure(self.of("posts")[post].get("duties", ())):
            here = {"anywhere": self.counts(mark, [post]), "power": any(power == place for power,
                _ in performed),
                    "domain": self.counts(mark, [post]) and self.in_domain(place, own_domain.get(mark))}
            found |= {mark} if here[within] else set()
        for power, key in performed:
            domain = self.of("powers")[power].get("domain")
            for mark in self.marks_of_step(power, key):
                here = {"anywhere": True, "power": power == place,
                    "domain": self.in_domain(place, domain, own_domain.get(mark))}
                found |= {mark} if here[within] else set()
        return found

    def marks_held_directly(self, person: str, place: str) -> set[str]:
        within = self.rule.get("within", "anywhere")
        posts = self.held(person)
        powers = {power for post in posts for power, _ in self.performed(post)}
        found = set()
        for mark in self.closure(self.of("people")[person].get("duties", ())):
            domain = self.of("duties").get(mark, {}).get("domain")
            here = {"anywhere": self.counts(mark, posts), "power": place in powers,
                    "domain": self.counts(mark, posts) and self.in_domain(place, domain)}
            found |= {mark} if here[within] else set()
        return found

    def held(self, person: str) -> dict[str, bool]:
        """The posts held on the day, and whether as such."""
        found: dict[str, bool] = {}
        for one in self.of("people")[person].get("assignments", ()):
            if one.get("from", "") <= "2026-06-30" <= one.get("to", "9999-12-31"):
                found[one["post"]] = found.get(one["post"], False) or one["as"] != "backup"
        return found

    def pairs(self) -> list[tuple[str, str]]:
        held = self.rule["incompatible"]
        every = list(combinations(held, 2)) if isinstance(held,
            list) else [(a, b) for a in held["left"] for b in held["right"]]
        return [(a, b) for a, b in every if b not in self.brings(a) and a not in self.brings(b)]

    def conflicts(self) -> Iterator[Found]:
        """State, holder, sources (posts, or DIRECT), pairs and places of every conflict of an incompatible rule."""
        gathered: dict[tuple[str, str, tuple[str, ...]], tuple[set[tuple[str, str]], set[str]]] = {}
        for place in self.places():
            for pair in self.pairs():
                for key in self._found(place, *pair):
                    pairs, places = gathered.setdefault(key, (set(), set()))
                    pairs.add(pair)
                    places |= {place} - {""}
        yield from ((*key, frozenset(pairs), frozenset(places)) for key, (pairs, places) in gathered.items())

    def _found(self, place: str, left: str, right: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        marks = {post: self.marks_of_post(post, place) for post in self.of("posts")}
        per = self.rule.get("per", "person")
        if per == "unit":
            for unit in self.of("units"):
                joined = set().union(*(marks[post] for post,
                    record in self.of("posts").items() if record["unit"] == unit))
                if {left, right} <= joined:
                    yield "structural", unit, ()
            return
        yield from (("design", post, ()) for post in marks if {left, right} <= marks[post])
        if per == "person":
            yield from self._found_in_people(marks, place, left, right)

    def _found_in_people(self, marks: Mapping[str, set[str]], place: str, left: str,
                         right: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for person in self.of("people"):
            held = self.held(person)
            direct = self.marks_held_directly(person, place)
            if {left, right} <= direct:
                yield "actual", person, (DIRECT, DIRECT)
            sources = {**{post: marks[post] for post in held}, DIRECT: direct}
            for one, other in ((a, b) for a in sources for b in sources if a != b):
                clean = not {left, right} <= sources[one] and not {left, right} <= sources[other]
                if clean and left in sources[one] and right in sources[other]:
                    is_actual = held.get(one, True) and held.get(other, True)
                    yield "actual" if is_actual else "potential", person, tuple(sorted((one, other)))
