"""A reference that still says the old id of what was renamed."""

from collections.abc import Callable, Iterator, Mapping

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.meaning import Listed, Meaning, same
from riskctl.findings import Effect, Rule, Severity, Text

_Old = Callable[[str], str]
_MOST_NAMED = 5


def check(comparison: Comparison) -> Iterator[EffectHit]:
    renames = [change for change in comparison.changes if change.kind is ChangeKind.RENAMED]
    naming = _by_named(comparison) if renames else {}
    for rename in renames:
        ids = [str(rename.after), rename.record] if rename.path else [rename.record]
        candidates = {id(change): change for one in ids for change in naming.get(one, ())}
        left = [found for change in candidates.values() for found in _left(comparison, change, _old_ids(rename, change))]
        if left:
            records = tuple(dict.fromkeys(change.record for change in left))
            names = [*map(comparison.head.label_of, records[:_MOST_NAMED]), *(["…"] if len(records) > _MOST_NAMED else [])]
            yield EffectHit((rename, *left), {"before": str(rename.before), "records": len(records), "names": names}, records)


def _by_named(comparison: Comparison) -> Mapping[str, list[Change]]:
    """The changes of what was there before, by each id, step and record of a step that this says."""
    found: dict[str, list[Change]] = {}
    for change in comparison.changes:
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


def _left(comparison: Comparison, change: Change, old: _Old) -> Iterator[Change]:
    """The change where it only puts the old id in the place of the new one; for the item of a list, with the one that came."""
    before = _with(change.before, old)
    if same(before, change.before):
        return
    if change.after is not None:
        yield from (change,) if same(before, change.after) else ()
        return
    for other in comparison.by_record[change.record_kind, change.record]:
        if other.before is None and other.path[:-1] == change.path[:-1] and same(before, other.after):
            yield from (change, other)


def _with(meaning: Meaning, old: _Old) -> Meaning:
    if isinstance(meaning, str):
        return old(meaning)
    if isinstance(meaning, Listed):
        return meaning.of(tuple(_with(item, old) for item in meaning.items))
    if isinstance(meaning, Mapping):
        return {key: _with(value, old) for key, value in meaning.items()}
    return meaning


RULE = Rule(
    "DF904", "reference-left-behind", Severity.WARNING, since="0.1", check=check, effect=Effect.UNKNOWN,
    message=Text("{records} 条记录仍写旧编号“{before}”，引用落空：{names:list}",
                 "records that still say the old id '{before}', and so name nothing: {records} ({names:list})"),
    no_mirror=Text("改回旧编号时引用又对得上，只显示改编号。", "Back under the old id the references hold again, and only the rename is told."),
    fault=Text("记录或环节换了编号，引用它的记录没有跟着改。", "A record or step has another id, and records that name it were not changed with it."),
    why=Text("这些记录本身没有动，但它们指的东西按旧编号已经找不到，措施、职责或走向就此断开。",
             "Nobody touched these records, but what they name is not there any more under that id: a control, duty or way is cut off."),
    fix=Text("把引用改成新编号。", "Put the new id into the references."),
    not_flagged=Text("跟着改了的引用；记录另有改动的，列为改动。",
                     "References that follow; records that changed otherwise, which are told as changed."),
)
