"""Which record stands for what a system calls by a key of its own: found again by that key, made where it is missing."""

from collections.abc import Mapping

from riskctl.exchange.workbench import Wish, Workbench, slug_of

SOURCE_KEY = "x-access-key"
"""Where a record keeps the key that a system knows it by, if neither its id nor its name is that key."""
_BY_NAME = frozenset(("units", "duties"))
# A number alone would be the id of many things, and has to be quoted in YAML.
_WORDS: Mapping[str, str] = {"people": "user", "posts": "role", "units": "unit", "duties": "permission", "sod_rules": "rule"}
_LONGEST_ID = 64


class AccessKeys:
    """Leads from kinds and keys to ids; `ids` holds those wanted so far, `posts` and `duties` the ids among them."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.ids: dict[tuple[str, str], str] = {}
        self.posts: set[str] = set()
        self.duties: set[str] = set()
        self._there: dict[tuple[str, str], str] = {}
        for kind in _WORDS:
            for id, record in bench.catalog.records.get(kind, {}).items():
                self._there.setdefault((kind, _own_key(kind, id, record.node)), id)
        for kind in _WORDS:
            for id in bench.catalog.records.get(kind, {}):
                self._there.setdefault((kind, id), id)

    def known(self, kind: str, key: str) -> str | None:
        """The id of the record of the catalog that has the key."""
        return self._there.get((kind, key))

    def has(self, kind: str, key: str) -> bool:
        """Whether the catalog has a record for the key."""
        return (kind, key) in self._there

    def unit(self, text: str) -> str | None:
        """The id of the unit that bears the name, wanted already or in the catalog."""
        found = self.ids.get(("units", text)) or self.known("units", text)
        return found or next(iter(self.bench.ids_named("units", text)), None)

    def wish(self, kind: str, key: str, at: str) -> Wish:
        """The wish for the record that stands for the key."""
        id = self.known(kind, key) or self._new_id(kind, key)
        self.ids[kind, key] = id
        if kind in ("posts", "duties"):
            (self.posts if kind == "posts" else self.duties).add(id)
        wish = self.bench.want(kind, id, at)
        if wish.is_new and id != key:
            wish.values[SOURCE_KEY,] = key
        return wish

    def _new_id(self, kind: str, key: str) -> str:
        """The key itself where it can be an id, else its letters and digits, else one made of them."""
        for id in (key, slug_of(key)):
            if not key.isdecimal() and len(id) <= _LONGEST_ID and self.bench.is_free(id):
                return id
        parts = (_WORDS[kind], key) if key.isdecimal() else (key,)
        return self.bench.free_id(parts, kind, key)


def _own_key(kind: str, id: str, node: Mapping[str, object]) -> str:
    held = node.get(SOURCE_KEY)
    return held if isinstance(held, str) else id
