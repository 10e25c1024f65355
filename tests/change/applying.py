"""Changes applied to what they were found in: an account of what they say that owes nothing to how they were found."""

from collections.abc import Iterable, Mapping
from typing import Any

from riskctl.change.comparison import MANIFEST_ID, MANIFEST_KIND
from riskctl.change.entry import Change, ChangeKind, Item, Path
from riskctl.change.meaning import Listed, canonical, meaning_of
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest

Meanings = dict[tuple[str, str], Any]


def meanings(catalog: Catalog) -> Meanings:
    """What every record and the manifest mean, in texts that can be compared."""
    found: Meanings = {(MANIFEST_KIND, MANIFEST_ID): meaning_of(Manifest, catalog.manifest.node)}
    for kind, section in catalog.records.items():
        found |= {(kind, id): meaning_of(KINDS[kind], record.node) for id, record in section.items()}
    return found


def comparable(found: Meanings) -> dict[tuple[str, str], str]:
    """The same as texts."""
    return {key: canonical(meaning) for key, meaning in found.items()}


def applied(found: Meanings, changes: Iterable[Change]) -> Meanings:
    """What is meant after the changes; renames are left out, since everything is in the new ids already."""
    result = dict(found)
    inside: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        key = (change.record_kind, change.record)
        if change.kind is ChangeKind.RENAMED:
            continue
        if change.path:
            inside.setdefault(key, []).append(change)
        elif change.after is None:
            del result[key]
        else:
            assert change.before is None
            result[key] = change.after
    for key, some in inside.items():
        result[key] = _edited(result[key], [(change.path, change.before, change.after) for change in some])
    return result


Edit = tuple[Path, Any, Any]


def _edited(meaning: Any, edits: list[Edit]) -> Any:
    if any(not path for path, _, _ in edits):
        [(_, before, after)] = edits
        assert canonical(before) == canonical(meaning)
        return after
    if isinstance(edits[0][0][0], Item):
        return _in_list(meaning, edits)
    result = dict(meaning or {})
    for key in dict.fromkeys(path[0] for path, _, _ in edits):
        assert isinstance(key, str)
        below = [(path[1:], before, after) for path, before, after in edits if path[0] == key]
        held = _edited(result.get(key), below)
        result = {**result, key: held} if held is not None else {name: value for name, value in result.items() if name != key}
    return result


def _in_list(meaning: Listed | None, edits: list[Edit]) -> Listed:
    items: list[Item] = [path[0] for path, _, _ in edits if isinstance(path[0], Item)]
    by_item: Mapping[Item, list[Edit]] = {
        item: [(path[1:], before, after) for path, before, after in edits if path[0] == item] for item in items}
    if all(item.before is None and item.after is None for item in items):
        return _in_set(meaning, by_item)
    held = list(meaning.items) if meaning else []
    kept = [_edited(value, by_item[found]) if (found := _at(at, items)) in by_item and found.after is not None else value
            for at, value in enumerate(held) if not any(item.before == at and item.after is None for item in items)]
    for item in sorted((item for item in items if item.before is None), key=lambda item: item.after or 0):
        [(_, _, after)] = by_item[item]
        kept.insert(item.after or 0, after)
    return meaning.of(tuple(kept)) if meaning else Listed(tuple(kept), ordered=True)


def _at(at: int, items: list[Item]) -> Item:
    return next((item for item in items if item.before == at), Item("", at, None))


def _in_set(meaning: Listed | None, by_item: Mapping[Item, list[Edit]]) -> Listed:
    held = {canonical(value): (name, value) for name, value in zip(meaning.names, meaning.items, strict=True)} if meaning else {}
    for item, edits in by_item.items():
        if all(path for path, _, _ in edits):
            [(key, value)] = [(key, value) for key, (name, value) in held.items() if name == item.name]
            del held[key]
            new = _edited(value, edits)
            held[canonical(new)] = (item.name, new)
            continue
        for _, before, after in edits:
            if before is not None:
                del held[canonical(before)]
            if after is not None:
                held[canonical(after)] = (item.name, after)
    return Listed(tuple(value for _, value in (held[key] for key in sorted(held))), ordered=False)
