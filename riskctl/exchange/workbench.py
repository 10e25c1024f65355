"""The records that an import asks for, beside those that there are: found by name, made where they are missing.

Ids come from the table where it has them; else they are derived from names and places alone, never from the number of a
row, so that they are the same when rows move.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from riskctl.catalog.ids import RESERVED, folded, is_well_formed, mixed_scripts
from riskctl.exchange.foresight import GIVEN, Claim, Foresight, Key, Made, reachable, winners
from riskctl.exchange.problems import Problem
from riskctl.exchange.wording import name_key
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Severity

Path = tuple[str, ...]
_SLUG = re.compile(r"[^\w.]+|_+")
_LONGEST_ID = 32
# Latin letters and Chinese, as nearly all ids: they mix no scripts.
_ONE_SCRIPT = re.compile(r"[A-Za-z0-9._\-\u3400-\u9fff]+\Z")


@dataclass(slots=True)
class Wish:
    """What the table wants of one record: values by path, and the cell that first named it."""

    kind: str
    id: str
    is_new: bool
    cell: str
    behind: str = ""
    by_row: bool = False
    values: dict[Path, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that is wanted."""
        name = self.values.get(("name",))
        return name if isinstance(name, str) else ""


class Workbench:
    """Everything that is wanted so far."""

    def __init__(self, catalog: Catalog, *, with_people: bool = False, progress: Callable[[int], None] | None = None,
                 foresight: Foresight | None = None) -> None:
        self.catalog = catalog
        self.foresight = foresight or Foresight()
        self.progress = progress or (lambda rows: None)
        self.with_people = with_people
        self.wishes: dict[tuple[str, str], Wish] = {}
        self.problems: list[Problem] = []
        self._said: set[tuple[str, str]] = set()
        self._taken = {folded(id): id for id in (*catalog.by_id, *catalog.half_read)}
        self._named: dict[tuple[str, str], list[str]] = {}
        self._inside: dict[tuple[str, str, str], list[str]] = {}
        self._unit_of: dict[str, str] = {}
        self._claims: dict[str, set[Claim]] = {}
        self._asked: dict[tuple[str, ...], int] = {}
        self._is_stale = False
        self.turn = 0
        self.touched: set[Key] = set()
        self.of_persons: set[str] = set()
        self._kept_last: set[Key] = set()
        for record in catalog.each_record():
            self._index(record.kind, record.id, record.node)
        for (kind, id), made in sorted(self.foresight.records.items(), key=lambda one: not one[1].by_row):
            self._taken.setdefault(folded(id), id)
            self._index(kind, id, made.node)

    def _index(self, kind: str, id: str, node: Mapping[str, object]) -> None:
        name, unit = node.get("name"), node.get("unit")
        if isinstance(name, str):
            held = node.get("owner") if kind == "controls" else unit
            key, home = name_key(name), held if isinstance(held, str) else ""
            self._is_stale |= any(self._asked.get(asked, self.turn) < self.turn for asked in ((kind, key), (kind, key, home), (kind, id, "", "")))
            for ids in (self._named.setdefault((kind, key), []), self._inside.setdefault((kind, key, home), [])):
                if id not in ids:
                    ids.append(id)
        if isinstance(unit, str):
            self._unit_of[id] = unit

    def ids_named(self, kind: str, name: str) -> list[str]:
        """The ids of the records of the kind that bear the name, in whatever script and spacing."""
        key = kind, name_key(name)
        self._asked.setdefault(key, self.turn)
        return self._named.get(key, [])

    def ids_inside(self, kind: str, name: str, home: str) -> list[str]:
        """Those of them that belong to a unit; to an owner, where they are controls."""
        key = kind, name_key(name), home
        self._asked.setdefault(key, self.turn)
        return self._inside.get(key, [])

    def has(self, kind: str, id: str) -> bool:
        """Whether there is such a record, or will be."""
        self._asked.setdefault((kind, id, "", ""), self.turn)
        return id in self.catalog.records.get(kind, ()) or (kind, id) in self.wishes or (kind, id) in self.foresight.records

    def is_id(self, kind: str, words: str) -> bool:
        """Whether the words of a cell are the id of a record; not where they are another name that only looks like its id.

        Of a unit named 一科（甲） the id is 一科-甲, which may as well be the name of another unit.
        """
        if not self.has(kind, words):
            return False
        name = self.value(kind, words, ("name",))
        return not isinstance(name, str) or name_key(name) == name_key(words) or slug_of(name) != words \
            or self.ids_named(kind, name) != [words]

    def unit_of(self, id: str) -> str:
        """The unit that a post, person or power belongs to, or an empty string."""
        return self._unit_of.get(id, "")

    def value(self, kind: str, id: str, path: Path) -> object:
        """What a field holds, as wanted or as it is."""
        wish = self.wishes.get((kind, id))
        if wish is not None and path in wish.values:
            return wish.values[path]
        record = self.catalog.records.get(kind, {}).get(id)
        made = self.foresight.records.get((kind, id))
        node: object = record.node if record else made.node if made and not made.by_row else None
        for name in path:
            node = node.get(name) if isinstance(node, dict) else None
        return node

    def want(self, kind: str, id: str, cell: str, behind: str = "") -> Wish:
        """The wish for the record of that id; a new one if there is none yet. What was foreseen of it holds on."""
        wish = self.wishes.get((kind, id))
        if wish is None:
            is_new = id not in self.catalog.records.get(kind, ())
            wish = self.wishes[kind, id] = Wish(kind, id, is_new, cell, behind)
            made = self.foresight.records.get((kind, id))
            if made is not None and not made.by_row:
                wish.values = {(name,): value for name, value in made.node.items()}
            self._taken.setdefault(folded(id), id)
        return wish

    def make(self, kind: str, id: str, cell: str, values: Mapping[str, object], behind: str = "") -> str:
        """A new record with these fields, empty ones left out; its id."""
        kept = {name: value for name, value in values.items() if value not in ("", None, [])}
        wish = self.want(kind, id, cell, behind)
        wish.values = {(name,): value for name, value in kept.items()}
        self._index(kind, id, kept)
        return id

    def index(self, wish: Wish) -> None:
        """Let a new record be found by its name."""
        self._index(wish.kind, wish.id, {path[0]: value for path, value in wish.values.items() if len(path) == 1})

    def is_free(self, id: str) -> bool:
        """Whether a new record can have the id."""
        return folded(id) not in self._taken and is_well_formed(id) and id not in RESERVED and (bool(_ONE_SCRIPT.match(id)) or not mixed_scripts(id))

    def free_id(self, parts: Iterable[str], *key: str, marked: bool = False) -> str:
        """An id made of the parts; with some digits of the key where it would be too long, is taken, or is `marked`."""
        slug = "-".join(filter(None, map(slug_of, parts))) or "r"
        shortened = slug[:_LONGEST_ID].rstrip("-._")
        if shortened == slug and not marked and self._gets(slug, key):
            return slug
        digits = hashlib.sha256("\x1f".join((*key, slug)).encode()).hexdigest()
        with_letters = f"{shortened}-a"
        base = shortened if is_well_formed(with_letters) and not mixed_scripts(with_letters) else "r"
        return next(id for length in range(6, 64) if self.is_free(id := f"{base}-{digits[:length]}"))

    def _gets(self, id: str, claim: Claim) -> bool:
        """Whether an id that is not taken goes to who claims it."""
        plain = folded(id)
        self._claims.setdefault(plain, set()).add(claim)
        return self.foresight.contested.get(plain, claim) == claim and self.is_free(id)

    def is_given(self, kind: str, id: str) -> bool:
        """Whether the record of a row can have the id that the row gives; an id that was made of names gives way to it."""
        self._claims.setdefault(folded(id), set()).add(GIVEN)
        held = self.foresight.records.get((kind, id))
        return self.is_free(id) or (held is not None and held.by_row)

    def foreseen(self) -> Foresight:
        """What another reading of the same tables should know from the start."""
        contested = {**winners(self._claims), **self.foresight.contested}
        if contested != self.foresight.contested:
            return Foresight({}, contested)
        if not self._is_stale and not self.foresight.records:
            return self.foresight
        kept = self._kept_last = self._kept()
        return Foresight({key: made for key, made in self._made().items()
                          if key in kept and key[0] != "risk_points" and key[1] not in self.catalog.records.get(key[0], ())}, contested)

    def _made(self) -> dict[Key, Made]:
        """Every record that is wanted or was foreseen, in the order in which they were first made."""
        found = dict(self.foresight.records)
        for key, wish in self.wishes.items():
            found[key] = Made(nested(wish.values), wish.by_row, wish.cell, wish.behind)
        return found

    def _kept(self) -> set[Key]:
        """What rows are about or changed, and what that names at first or second hand."""
        rows = {key for key, wish in self.wishes.items() if wish.by_row or not wish.is_new}
        return reachable(rows | self.touched, {key: made.node for key, made in self._made().items()})

    def wanted(self) -> list[Wish]:
        """Everything that is wanted, also what was foreseen and is only named by others."""
        if not self.foresight.records:
            return list(self.wishes.values())
        kept = {key for key in self._kept_last if key in self.foresight.records or key in self.wishes}
        return [self.wishes.get(key) or self.want(*key, made.cell, made.behind) for key, made in self._made().items() if key in kept]

    def problem(self, severity: Severity, at: str, zh: str, en: str) -> None:
        """Note a problem, each once."""
        if (at, en) not in self._said:
            self._said.add((at, en))
            self.problems.append(Problem(severity, at, zh, en))


def nested(values: Mapping[Path, object]) -> dict[str, object]:
    """Fields by path as a record holds them."""
    found: dict[str, object] = {}
    for path, value in values.items():
        holder = found
        for name in path[:-1]:
            inner = holder.setdefault(name, {})
            assert isinstance(inner, dict)
            holder = inner
        holder[path[-1]] = value
    return found


def slug_of(text: str) -> str:
    """The letters and digits of a text, with hyphens between, as ids are written.

    >>> slug_of("重大经济事项决策制度 (试行)"), slug_of("P1+L1")
    ('重大经济事项决策制度-试行', 'P1-L1')
    """
    import unicodedata

    return _SLUG.sub("-", unicodedata.normalize("NFKC", text)).strip("-._")
