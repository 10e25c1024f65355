"""What published registers say of a risk point in other words than its fields do, so that a register that comes back changes nothing.

Registers name posts of other units, write power and step in one cell, put manifestation, cause and consequence into another,
and repeat what the catalog knows of the post (its duties, who checked) besides.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from riskctl.exchange.place import Where, agrees, where_of
from riskctl.exchange.wording import name_key, one_line
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES
from riskctl.model.risk import RiskPoint

_PARTS = {"表现": "manifestation", "成因": "cause", "后果": "consequence",
          "shows as": "manifestation", "cause": "cause", "consequence": "consequence"}


class Published:
    """The risk points of a catalog as registers show them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def about(self, name: str, text: str) -> RiskPoint | None:
        """The only risk point that bears the name, or stands where the name says, and shows as the text says."""
        found = [point for point in self._by_name.get(name_key(name), ()) if shows(point, text)]
        if not found and text:
            found = [point for point in self._by_place.get(name_key(name), ()) if shows(point, text)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[RiskPoint]]:
        found: dict[str, list[RiskPoint]] = {}
        for point in self.catalog.risk_points.values():
            found.setdefault(name_key(point.name or ""), []).append(point)
        return found

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[RiskPoint]]:
        found: dict[str, list[RiskPoint]] = {}
        for point in self.catalog.risk_points.values():
            found.setdefault(self.place(point), []).append(point)
        return found

    def steps_in(self, text: str) -> tuple[str, ...]:
        """The steps that the lines of a cell name, each with its power before it; none unless every line is one."""
        ids = tuple(self._steps.get(name_key(line), "") for line in text.split("\n"))
        return ids if all(ids) else ()

    @cached_property
    def _steps(self) -> Mapping[str, str]:
        """The id of each step by its power and name as one cell shows them; those that are shown alike are left out."""
        found: dict[str, str] = {}
        for id in self.catalog.steps:
            key = name_key(self.catalog.label_of(id))
            found[key] = "" if key in found else id
        return {key: id for key, id in found.items() if id}

    @cached_property
    def _performed(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for id, (_, step) in self.catalog.steps.items():
            for post in step.posts:
                found.setdefault(post, []).append(id)
        return found

    def place(self, point: RiskPoint) -> str:
        """What a column says of where the risk point is, as a key."""
        return self._joined(point.at)

    def is_at(self, point: RiskPoint, where: Where) -> bool:
        """Whether the risk point may be said to be there: by its own place, or by the post that is answerable or acts there."""
        there = where_of(self.catalog, point)
        if agrees(there, where):
            return True
        direct = point.accountable.direct if point.accountable else None
        acting = {post for id in point.at if id in self.catalog.steps for post in self.catalog.steps[id][1].posts}
        posts = [set(there.get("post", ())), {direct}, acting]
        held = self.catalog.posts.get(direct or "")
        units = [set(there.get("unit", ())), {held.unit} if held else set()]
        return agrees(there, {part: where.get(part, ()) for part in ("power", "step")}) \
            and (not where.get("post") or set(where["post"]) in posts) and (not where.get("unit") or set(where["unit"]) in units)

    def posts_of(self, point: RiskPoint) -> dict[str, str]:
        """The posts that a register names for the risk point, by name; names that several of them bear are left out."""
        answering = point.accountable
        named = [*(id for id in point.at if id in self.catalog.posts), *self._acting(point)]
        if answering is not None:
            named += filter(None, (answering.direct, answering.unit, answering.leader))
        if point.supervisor:
            named.append(point.supervisor)
        found: dict[str, str] = {}
        for id in dict.fromkeys(named):
            key = name_key(self.catalog.label_of(id))
            found[key] = "" if key in found else id
        return {key: id for key, id in found.items() if id}

    def _acting(self, point: RiskPoint) -> list[str]:
        return [post for id in point.at if id in self.catalog.steps for post in self.catalog.steps[id][1].posts]

    def says(self, point: RiskPoint, text: str) -> bool:
        """Whether the words of a column that is no field are what the catalog says of the risk point anyway."""
        return name_key(text) in self._said(point)

    def _said(self, point: RiskPoint) -> set[str]:
        answering, fixed = point.accountable, point.determined
        direct = self.catalog.posts.get((answering.direct if answering else None) or "")
        day = fixed.date.isoformat() if fixed and fixed.date else ""
        by = (fixed.approved_by or fixed.body) if fixed else None
        found = {self.place(point), name_key(day), name_key(f"{self.catalog.label_of(by) if by else ''}\n{day}")}
        found |= {self._joined([id]) for id in ((answering.unit, answering.leader) if answering else ()) if id}
        if direct is not None:
            had = direct.duties or self._performed.get(direct.id, ())
            found |= {name_key("\n".join(label(id, self.catalog, language) for id in had)) for language in LANGUAGES}
        return found - {""}

    def _joined(self, ids: Sequence[str]) -> str:
        """The names of records as the lines of a cell, as a key."""
        return name_key("\n".join(self.catalog.label_of(id) for id in ids))


def shows(point: RiskPoint, text: str) -> bool:
    """Whether a cell says how the risk point shows: nothing, its manifestation, or this with cause and consequence."""
    if not text or one_line(text) == one_line(point.manifestation or ""):
        return True
    parts = parts_in(text)
    return bool(parts) and all(parts.get(name, "") == one_line(str(point.node.get(name) or "")) for name in dict.fromkeys(_PARTS.values()))


def parts_in(text: str) -> Mapping[str, str]:
    """Manifestation, cause and consequence of a cell that names each at the beginning of a line; nothing where it does not.

    >>> parts_in("表现：单人核查\\n成因：缺少监督")
    {'manifestation': '单人核查', 'cause': '缺少监督'}
    >>> parts_in("单人核查\\n走过场")
    {}
    """
    found: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        label, mark, rest = line.replace("：", ":", 1).partition(":")
        name = _PARTS.get(label.strip().lower()) if mark else None
        if name and name not in found:
            found[name] = one_line(rest)
            last = name
        elif not last:
            return {}
        else:
            found[last] = one_line(f"{found[last]} {line}")
    return found
