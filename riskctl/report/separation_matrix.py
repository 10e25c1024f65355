"""Who and what may not go together, as matrices: duties by duties, posts by posts, people by rules."""

from collections.abc import Callable, Mapping, Sequence

from riskctl.check.separation import Judged
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import HolderKind
from riskctl.report.table import Cell, Table
from riskctl.separation.access import access_of, members
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import State
from riskctl.separation.incompatible import groups_of, implied_pairs, pairs_of
from riskctl.separation.scope import field_of
from riskctl.separation.words import rule_name, side_label

KINDS = ("duties", "posts", "people")
_SHADES: Mapping[State | None, int] = {State.ACTUAL: 0, State.DESIGN: 0, State.STRUCTURAL: 1, State.POTENTIAL: 2, None: 1}
_NOW, _FORBIDDEN = 0, 3
_FORMS = ("incompatible", "different_unit")
"""The forms that keep duties apart."""

Cells = Mapping[tuple[str, str], Sequence[str]]


def duties_matrix(catalog: Catalog, judged: Sequence[Judged], language: Language) -> Table:
    """Duties by duties: the rules that keep two apart, marked and dark where somebody combines them now."""
    access = access_of(catalog)
    cells: dict[tuple[str, str], list[str]] = {}
    for rule in _pairing(catalog):
        left_out = implied_pairs(rule, access)
        for pair in (pair for pair in pairs_of(rule) if pair not in left_out):
            for key in (pair, pair[::-1]):
                cells.setdefault(key, []).append(rule.id)
    broken = {key for one in judged for pair in one.conflict.pairs for key in (pair, pair[::-1])}
    title = Text("职责 × 职责：哪条规则要求分开（● 为目前有人兼有）", "Duties by duties: which rules keep them apart (●: combined now)")
    return _square(cells, {key: _NOW if key in broken else _FORBIDDEN for key in cells}, catalog, title.in_(language), language,
                   side_label)


def posts_matrix(catalog: Catalog, judged: Sequence[Judged], language: Language) -> Table:
    """Posts by posts: the rules that one person in both would break, marked where somebody is; a post by itself: by design."""
    access = access_of(catalog)
    cells: dict[tuple[str, str], list[str]] = {}
    for rule in _pairing(catalog):
        if rule.form != "incompatible" or rule.record.per not in (None, HolderKind.PERSON, HolderKind.POST):
            continue
        for one, other in sorted(_posts_apart(rule, catalog)):
            if one == other or rule.record.per is not HolderKind.POST:
                cells.setdefault((access.posts[one], access.posts[other]), []).append(rule.id)
    held = {frozenset(one.conflict.between) for one in judged if one.conflict.state in (State.ACTUAL, State.POTENTIAL)}
    shades = {key: _NOW if key[0] == key[1] or frozenset(key) in held else _FORBIDDEN for key in cells}
    title = Text("岗位 × 岗位：一人兼任会违反哪条规则（● 为目前如此）", "Posts by posts: which rules one person in both would break (●: so now)")
    return _square(cells, shades, catalog, title.in_(language), language)


def _posts_apart(rule: BoundRule, catalog: Catalog) -> set[tuple[int, int]]:
    """The numbers of every two posts of which one has the left and the other the right side of the rule."""
    table = field_of(rule, access_of(catalog))
    found: set[tuple[int, int]] = set()
    for left, right in groups_of(rule, table.access):
        for place in table.shared(left, right):
            lefts, rights = (tuple(members(table.posts_with(side, place))) for side in (left, right))
            found.update((one, other) for one in lefts for other in rights)
            found.update((other, one) for one in lefts for other in rights)
    return found


def people_matrix(catalog: Catalog, judged: Sequence[Judged], language: Language) -> Table:
    """People by rules: in which state a person is in conflict with a rule; people and rules without any are left out."""
    rules: dict[str, BoundRule] = {}
    cells: dict[tuple[str, str], tuple[State | None, str]] = {}
    for one in judged:
        for person in one.conflict.holders:
            rules.setdefault(one.conflict.rule.id, one.conflict.rule)
            state = one.conflict.state
            word = f"{state.in_(language) if state else '●'}{' *' if one.waiver else ''}"
            known = cells.get((person, one.conflict.rule.id))
            if known is None or _SHADES[state] < _SHADES[known[0]]:
                cells[person, one.conflict.rule.id] = (state, word)
    people = [person for person in catalog.people if any(key[0] == person for key in cells)]
    header = (Text("人员", "person").in_(language), *(f"{id} {rule_name(rule, language)}" for id, rule in rules.items()))
    rows = [(label(person, catalog, language), *(_cell(cells.get((person, id))) for id in rules)) for person in people]
    title = Text("人员 × 规则（* 为已豁免）", "People by rules (* waived)").in_(language)
    notes = () if rows else (Text("没有人与任何规则冲突", "nobody is in conflict with any rule").in_(language),)
    return Table(header, rows, title, ("person", *rules), tuple(people), notes=notes, has_row_titles=True)


def _cell(found: tuple[State | None, str] | None) -> str | Cell:
    return "" if found is None else Cell((found[1],), found[0].value if found[0] else True, _SHADES[found[0]])


def _pairing(catalog: Catalog) -> list[BoundRule]:
    return [rule for rule in rules_in_force(catalog) if rule.form in _FORMS]


def _square(cells: Cells, shades: Mapping[tuple[str, str], int], catalog: Catalog, title: str, language: Language,
            name: Callable[[str, Catalog, Language], str] = label) -> Table:
    """A square of everything that is in any cell, in the order in which it is met."""
    ids = tuple(dict.fromkeys(id for key in cells for id in key))
    rows = [(name(row, catalog, language), *(
        _marked(tuple(dict.fromkeys(cells[row, column])), shades[row, column])
        if (row, column) in cells else "" for column in ids)) for row in ids]
    notes = (Text("没有要求分开的职责", "no rule keeps any of these apart").in_(language),) if not ids else _not_checked(catalog, language)
    return Table(("", *(name(id, catalog, language) for id in ids)), rows, title, ("name", *ids), ids, notes=notes,
                 has_row_titles=True)


def _marked(rules: tuple[str, ...], shade: int) -> Cell:
    """The rules, with a mark where they are broken now: a plain table and grey print have no colours."""
    mark = "● " if shade == _NOW else ""
    return Cell((f"{mark}{rules[0]}", *rules[1:]), list(rules), shade)


def _not_checked(catalog: Catalog, language: Language) -> tuple[str, ...]:
    """Which of the rules shown were not checked, or not in full: an empty cell there does not say that all is well."""
    ids = dict.fromkeys(one.rule.id for one in check_separation(catalog).unresolved if one.rule.form in _FORMS)
    said = Text(f"未检查或未全部检查：{'、'.join(ids)}（见 riskctl sod check）",
                f"not checked, or not in full: {', '.join(ids)} (see `riskctl sod check`)")
    return (said.in_(language),) if ids else ()
