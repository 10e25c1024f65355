"""A review put into words: what changed, where, from what to what, why it matters, how far it reaches."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from riskctl.change.comparison import MANIFEST_KIND
from riskctl.change.entry import Change, ChangeKind, Item
from riskctl.change.words import How, Piece, changed_words
from riskctl.findings import Effect, Severity
from riskctl.locale.sentence import kind_title, sentence
from riskctl.model.block import Block, Field, Keyed
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.manifest import Manifest
from riskctl.model.power import Step
from riskctl.model.value import STRING, Dictionary, Either, Nested, String, Value
from riskctl.report.coded import code_words, key_words
from riskctl.report.describe import OWN_STEPS, Describer
from riskctl.review.effects import Entry, Reason
from riskctl.review.lapsed import Lapsed
from riskctl.review.levels import LevelChange
from riskctl.review.review import Review

WORK_TREE = "work tree"
_NOTHING = Text("（无）", "(none)")
_VERBS = {ChangeKind.ADDED: Text("新增", "added"), ChangeKind.REMOVED: Text("删除", "removed"),
          ChangeKind.CHANGED: Text("改动", "changed"), ChangeKind.RENAMED: Text("改编号", "renamed")}
_STAGES = {"inherent": Text("防控前", "before controls"), "planned": Text("设计上", "as planned"), "current": Text("现状", "today")}
_APPROVALS = {"reviewed": Text("复核", "review"), "determined": Text("审定", "determination of the level")}
_REACHED_FIRST = ("powers", "risk_points", "controls")


class Group(NamedTuple):
    """The entries about one power, or about what several share; `unit` is the unit in the lead, `power` the power's id."""

    title: str
    unit: str
    entries: tuple[Entry, ...]
    power: str = ""


class _Part(NamedTuple):
    """A part of a path: what it is called, what can stand there, in which field, and at which keys below that."""

    title: str
    value: Value[Any]
    field: Field[Any] | None = None
    below: tuple[str, ...] = ()
    is_keyed: bool = False


@dataclass(frozen=True)
class Telling:
    """Puts the parts of a review into words of one language."""

    review: Review
    language: Language

    def text(self, zh: str, en: str) -> str:
        """One of the two."""
        return Text(zh, en).in_(self.language)

    @property
    def joint(self) -> str:
        """What stands between the items of a list."""
        return self.text("、", ", ")

    def name(self, side: int) -> str:
        """What the base (0) or the head (1) is called."""
        name = self.review.names[side]
        return self.text("工作目录", "work tree") if name == WORK_TREE else name

    def verdict(self) -> str:
        """The whole review in one line."""
        counts = self.review.counts
        words = [self.text(f"{counts[effect]} 项{'改动' if effect is Effect.NEUTRAL else ''}{effect.zh}{'防控' if effect in _FELT else ''}",
                           f"{counts[effect]} {effect.en}") for effect in Effect if counts[effect]]
        words += [*self._of_findings(), *self._carried()]
        if self.review.lapsed:
            words.append(self.text(f"{len(self.review.lapsed)} 项审批须重新办理", f"approvals that lapse: {len(self.review.lapsed)}"))
        if self.review.unread:
            words.append(self.text(f"{len(self.review.unread)} 个文件未能读取", _counted(len(self.review.unread), "{} file") + " not read"))
        return self.text("，", ", ").join(words) or self.text("没有改动", "no changes")

    def _of_findings(self) -> Iterator[str]:
        """How many findings come and go, and how many of these are conflicts of duties."""
        new, fixed = self.review.delta.new, self.review.delta.fixed
        come, gone = (self._conflicts(len(some)) for some in self.review.conflicts)
        if new:
            yield self.text(f"新增 {self._by_severity(new)}", f"brings {self._by_severity(new)}") + come
        if fixed:
            yield self.text(f"消除 {len(fixed)} 个问题", _counted(len(fixed), "mends {} finding")) + gone

    def _conflicts(self, number: int) -> str:
        words = _counted(number, " ({} of these a conflict of duties)", " ({} of these conflicts of duties)")
        return self.text(f"（其中职责冲突 {number} 个）", words) if number else ""

    def _carried(self) -> Iterator[str]:
        """How many powers are harder to staff, and how many fewer people can carry, or control can be gone round in."""
        carrying = self.review.carrying
        harder = sum(turn.is_worse is True for turn in carrying.staffing) if carrying else 0
        easier = sum(turn.is_worse is True for turn in carrying.collusion) if carrying else 0
        if harder:
            yield self.text(f"{harder} 个事项更难配齐人员", _counted(harder, "{} power harder to staff", "{} powers harder to staff"))
        if easier:
            yield self.text(f"{easier} 个事项更易被少数人办成或绕过控制",
                            _counted(easier, "{} power easier to push through", "{} powers easier to push through"))

    def _by_severity(self, findings: Sequence[Any]) -> str:
        counted = Counter(finding.severity for finding in findings)
        return self.joint.join(self.text(f"{counted[one]} 个{one.zh}", f"{counted[one]} {one.en}{'s' if counted[one] != 1 else ''}")
                               for one in Severity if counted[one])

    def subject(self, change: Change) -> str:
        """The record that changed: its kind, name and id."""
        if change.record_kind == MANIFEST_KIND:
            return self.text(f"清单 {change.record}", f"manifest {change.record}")
        label = self.label(change.record)
        kind = kind_title(change.record_kind, self.language)
        if label == change.record:
            return f"{kind} {label}"
        return self.text(f"{kind}“{label}”（{change.record}）", f"{kind} '{label}' ({change.record})")

    def label(self, id: str) -> str:
        """What people call the record or step, in the head or, if it is gone, in the base."""
        found = self.review.comparison.head.label_of(id)
        return found if found != id else self.review.comparison.base.label_of(id)

    def where(self, change: Change) -> str:
        """The field that changed, by its titles; '' for the record as a whole."""
        return " · ".join(part.title for part in self._walk(change) if part.title)

    def what(self, change: Change, *others: Change) -> str:
        """What became of it: the subject, the field, and a verb; `others` are changes of the same list that are told with it."""
        kinds = {one.kind for one in (change, *others)}
        verb = _VERBS[change.kind if len(kinds) == 1 else ChangeKind.CHANGED].in_(self.language)
        parts = [self.subject(change), self.where(change)]
        told = self.text("：", ": ").join(part for part in parts if part)
        return f"{verb}{told}" if self.language == "zh" and not change.path else f"{told}{self.text('，', ' ')}{verb}"

    def values(self, change: Change, *others: Change) -> tuple[str, str]:
        """What was before and what is after, in words; `others` are changes of the same list that are told with it."""
        if others:
            sides = zip(*(self.values(one) for one in (change, *others)), strict=True)
            none = _NOTHING.in_(self.language)
            before, after = (self.text("；", "; ").join(dict.fromkeys(said for said in side if said != none)) or none for side in sides)
            return before, after
        if change.kind is ChangeKind.RENAMED:
            return str(change.before), str(change.after)
        comparison = self.review.comparison
        if not change.path:
            return self._record(comparison.base, change.record, change.before), self._record(comparison.head, change.record, change.after)
        return self._value(comparison.base, change, change.old), self._value(comparison.head, change, change.new)

    def words(self, change: Change, *others: Change) -> tuple[Piece, ...]:
        """The changed words of a text in free words; () for anything else."""
        if others or not (isinstance(change.before, str) and isinstance(change.after, str)) or change.kind is ChangeKind.RENAMED:
            return ()
        *_, part = self._walk(change)
        is_text = isinstance(part.value, String) and not (part.field and code_words(part.field, part.below, change.before,
                                                                                    self.review.comparison.base, self.language))
        pieces = changed_words(change.before, change.after) if is_text else ()
        return pieces if any(piece.how is How.SAME for piece in pieces) else ()

    def _value(self, catalog: Catalog, change: Change, plain: Any) -> str:
        if plain is None:
            return _NOTHING.in_(self.language)
        *_, part = self._walk(change)
        describer = Describer(catalog, self.language, change.record)
        lines = list(describer.held(part.field, part.below, plain, part.value) if part.field else describer.value(part.value, plain))
        return self._in_one_line(lines) or json.dumps(plain, ensure_ascii=False)

    def _record(self, catalog: Catalog, id: str, meaning: Any) -> str:
        """What a record says, in one line; '' for one that is not there."""
        record = catalog.by_id.get(id) if meaning is not None else None
        lines = Describer(catalog, self.language, id).block(record, type(record)) if record is not None else ()
        return self._in_one_line(lines)

    def _in_one_line(self, lines: Iterable[str]) -> str:
        """The lines one after the other; what follows a title of its own stands right behind it."""
        said = ""
        for line in lines:
            between = "" if not said else " " if said.endswith(":") else self.text("；", "; ")
            said += between + " ".join(line.split())
        return said

    def _walk(self, change: Change) -> Iterator["_Part"]:
        """The parts of the path: what each is called, and what can stand there."""
        block: type[Block] | None = Manifest if change.record_kind == MANIFEST_KIND else KINDS[change.record_kind]
        part = _Part("", STRING)
        for at, key in enumerate(change.path):
            if isinstance(key, Item):
                part = part._replace(title="" if at == len(change.path) - 1 else self._item(change, part, key.name))
            elif part.is_keyed:
                part = part._replace(title=self._step(change, key), is_keyed=False)
            elif block is not None and key in block.field_table():
                field = block.field_table()[key]
                block = _block_of(field.value)
                part = _Part(field.title.in_(self.language), field.value, field, (), isinstance(field, Keyed))
            else:
                block = None
                part = self._inside(part, key)
            yield part

    def _inside(self, part: "_Part", key: str) -> "_Part":
        """What stands at a key of the users' own, or of a mapping from free keys."""
        value = part.value.item if isinstance(part.value, Dictionary) else part.value if part.field else STRING
        below = (*part.below, key)
        title = key_words(part.field, below, self.review.comparison.head, self.language) if part.field else key
        return _Part(title, value, part.field, below)

    def _item(self, change: Change, part: "_Part", name: str) -> str:
        """What the item of a list is called."""
        if part.value.targets == (OWN_STEPS,) or (part.field is not None and part.field.owner is Step and part.field.key == "next"):
            return self._step(change, name)
        return self.label(name)

    def _step(self, change: Change, key: str) -> str:
        label = self.label(f"{change.record}/{key}")
        return key if label.endswith(f"/{key}") else f"{label.rpartition('/')[2]} ({key})"

    def reason(self, entry: Entry) -> str:
        """Why the change matters, in the words of every rule that says something."""
        said = [self.sentence(entry.change, reason) for reason in (entry.reason, *entry.more)]
        return self.text("；", "; ").join(dict.fromkeys(said))

    def sentence(self, change: Change, reason: Reason) -> str:
        """What one rule says."""
        return sentence(reason.message, {"record": change.record, "where": self.where(change), **reason.values}, self.language)

    def code(self, entry: Entry) -> str:
        """The code of the rule, or a dash."""
        return entry.reason.rule.code if entry.reason.rule else "–"

    def reach(self, entry: Entry) -> str:
        """How many records of each kind it reaches, powers first; '' for none beside the changed one."""
        if {id.partition("/")[0] for id in entry.reaches} <= {entry.change.record}:
            return ""
        counted = Counter(kind for id in entry.reaches if (kind := self.kind_of(id)))
        order = [*(kind for kind in _REACHED_FIRST if counted[kind]), *(kind for kind in KINDS if counted[kind] and kind not in _REACHED_FIRST)]
        return self.joint.join(self.text(f"{kind_title(kind, 'zh')} {counted[kind]}",
                                         f"{counted[kind]} {kind_title(kind, 'en', plural=counted[kind] != 1)}") for kind in order)

    def kind_of(self, id: str) -> str:
        """The kind of the record, in either catalog."""
        comparison = self.review.comparison
        record = comparison.head.by_id.get(id) or comparison.base.by_id.get(id)
        return record.kind if record else ""

    def level(self, change: LevelChange) -> str:
        """A change of level."""
        before, after = (level.label if level else _NOTHING.in_(self.language) for level in (change.before, change.after))
        return f"{self.label(change.record)} ({change.record}) {_STAGES[change.stage].in_(self.language)}{self.text('：', ': ')}{before} → {after}"

    def lapse(self, lapsed: Lapsed) -> str:
        """An approval that lapses."""
        what = _APPROVALS[lapsed.approval].in_(self.language)
        by = self.label(lapsed.by) if lapsed.by else ""
        titles = list(dict.fromkeys(map(self._field, lapsed.changes)))
        fields = self.joint.join(titles[:5]) + ("…" if len(titles) > 5 else "")
        subject = self.subject(lapsed.changes[0])
        return self.text(f"{subject}的{what}（{by} {lapsed.day}）：{fields} 已改", f"{subject}: {what} ({by} {lapsed.day}), changed since: {fields}")

    def _field(self, change: Change) -> str:
        """The field in words, as far as fields go: without the keys of a mapping from free keys."""
        return " · ".join(part.title for part in self._walk(change) if part.title and not part.below)

    def groups(self, entries: Sequence[Entry]) -> tuple[Group, ...]:
        """The entries by the power they are about, with its unit; those about several or none together. Gravest first."""
        found: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in entries:
            powers = [id for id in dict.fromkeys((entry.change.record, *entry.reaches)) if self.kind_of(id) == "powers"]
            key = (self.text(f"{self.label(powers[0])}（{powers[0]}）", f"{self.label(powers[0])} ({powers[0]})"), self._unit(powers[0]),
                   powers[0]) if len(powers) == 1 else (self.text("多项权力共用", "shared by several powers"), "", "") if powers \
                else (self.text("其他", "other"), "", "")
            found.setdefault(key, []).append(entry)
        return tuple(Group(title, unit, tuple(some), power) for (title, unit, power), some in found.items())

    def _unit(self, power: str) -> str:
        comparison = self.review.comparison
        record = comparison.head.powers.get(power) or comparison.base.powers.get(power)
        return self.label(record.lead_unit) if record and record.lead_unit else ""


_FELT = (Effect.WEAKENS, Effect.STRENGTHENS)


def _counted(number: int, words: str, several: str = "") -> str:
    """The words with a number, and with an s if there are several and no other words for these."""
    return words.format(number) if number == 1 else (several or f"{words}s").format(number)


def _block_of(value: Value[Any]) -> type[Block] | None:
    if isinstance(value, Either):
        return _block_of(value.mapping)
    return value.block if isinstance(value, Nested) else None
