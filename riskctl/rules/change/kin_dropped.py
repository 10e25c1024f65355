"""A kinship that is no longer on record."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Person


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Person):
        for kin in sorted(_kin(before) - _kin(after)):
            other = comparison.head.people.get(kin)
            changes = tuple(change for change in comparison.of(after, "kin") if kin in change.keys
                            and change.kind is ChangeKind.REMOVED and not comparison.is_left_behind(change))
            if changes and other is not None and not _is_said(comparison.head, after, other):
                yield EffectHit(changes, {"name": after.label, "other": other.label}, (other.id,))


def _kin(person: Person) -> set[str]:
    return {kin.person for kin in person.kin if kin.person}


def _is_said(catalog: Catalog, person: Person, other: Person) -> bool:
    """Whether the other still says that the two are kin."""
    return person.id in _kin(catalog.people[other.id])


RULE = Rule(
    "DF407", "kin-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”与“{other}”的亲属关系不再登记，两人的任职回避不再检查",
                 "that '{name}' and '{other}' are kin is no longer on record, nor is checked whether they are kept apart"),
    mirror=Text("“{name}”与“{other}”的亲属关系登记在案，任职回避予以检查",
                "that '{name}' and '{other}' are kin is now on record, and whether they are kept apart is checked"),
    fault=Text("人员的亲属关系被删除，而两人都还在目录里，对方名下也没有登记。",
               "A kinship is removed while both people are still in the catalog, and it does not stand with the other either."),
    why=Text("亲属关系很少真会消失，登记一删，回避冲突就像已经解决。",
             "Kin seldom cease to be kin; with the record gone, a conflict looks as if it were mended."),
    fix=Text("恢复登记；确因离婚等解除的，在评审中说明。", "Restore it; if the tie was dissolved, as by divorce, say so in the review."),
    not_flagged=Text("关系名称的改动；只在另一方名下登记的；随人员一并删除的。",
                     "Another word for the relation; a kinship that stands with the other alone; people who are removed."),
)
