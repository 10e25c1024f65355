"""References that still say the old id of what was renamed: the records that hold them are not touched by anybody."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from riskctl.change.entry import Change, ChangeKind
from riskctl.change.meaning import Listed, Meaning, same

_Old = Callable[[str], str]
_List = tuple[str, str, tuple[str, ...]]


def left_behind(changes: Sequence[Change]) -> Mapping[Change, tuple[Change, ...]]:
    """Of each rename after which there are any, the changes that only put the old id in the place of the new one."""
    renames = [change for change in changes if change.kind is ChangeKind.RENAMED]
    if not renames:
        return {}
    naming, come = _by_named(changes), _by_list(changes)
    found: dict[Change, tuple[Change, ...]] = {}
    for rename in renames:
        ids = (str(rename.after), rename.record) if rename.path else (rename.record,)
        candidates = {id(change): change for one in ids for change in naming.get(one, ())}
        left = tuple(one for change in candidates.values() for one in _left(change, come, _old_ids(rename, change)))
        if left:
            found[rename] = left
    return found


def _by_list(changes: Iterable[Change]) -> Mapping[_List, list[Change]]:
    """What came to each list."""
    found: dict[_List, list[Change]] = {}
    for change in changes:
        if change.path and change.before is None:
            found.setdefault(_list_of(change), []).append(change)
    return found


def _by_named(changes: Iterable[Change]) -> Mapping[str, list[Change]]:
    """The changes of what was there before, by each id, step and record of a step that this says."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.path and change.kind is not ChangeKind.RENAMED:
            for text in dict.fromkeys(_texts(change.before)):
                found.setdefault(text, []).append(change)
                if "/" in text:
                    found.setdefault(text.partition("/")[0], []).append(change)
    return found


def _texts(meaning: Meaning) -> Iterator[str]:
    if isinstance(meaning, str):
        yield meaning
    elif isinstance(meaning, Mapping | Listed):
        for item in meaning.values() if isinstance(meaning, Mapping) else meaning.items:
            yield from _texts(item)


def _old_ids(rename: Change, change: Change) -> _Old:
    """What gives the old id for the new one, as the changed record would write it: `power/step` outside of the power."""
    new, old = str(rename.after), str(rename.before)
    if rename.path and change.record != rename.record:
        new, old = f"{rename.record}/{new}", f"{rename.record}/{old}"

    def of(text: str) -> str:
        return f"{old}{text[len(new):]}" if text == new or text.startswith(f"{new}/") else text

    return of


def _left(change: Change, come: Mapping[_List, Sequence[Change]], old: _Old) -> Iterator[Change]:
    """The change where it only puts the old id in the place of the new one; for the item of a list, with the one that came."""
    before = _with(change.before, old)
    if same(before, change.before):
        return
    if change.after is not None:
        yield from (change,) if same(before, change.after) else ()
        return
    for other in come.get(_list_of(change), ()):
        if same(before, other.after):
            yield from (change, other)


def _list_of(change: Change) -> _List:
    return change.record_kind, change.record, change.keys[:-1]


def _with(meaning: Meaning, old: _Old) -> Meaning:
    if isinstance(meaning, str):
        return old(meaning)
    if isinstance(meaning, Listed):
        return meaning.of(tuple(_with(item, old) for item in meaning.items))
    if isinstance(meaning, Mapping):
        return {key: _with(value, old) for key, value in meaning.items()}
    return meaning
