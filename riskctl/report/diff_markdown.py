"""A review as a comment on a pull request: the verdict, the gravest changes, everything else folded; bounded in size."""

import json
from collections.abc import Iterator, Sequence

from riskctl.change.entry import Change
from riskctl.change.words import How
from riskctl.findings import Effect
from riskctl.findings.finding import digest
from riskctl.model.language import Language
from riskctl.report.diff_consequences import consequences, unchanged
from riskctl.report.diff_people import collusion_turns, staffing_turns
from riskctl.report.diff_words import Group, Telling
from riskctl.report.markdown import escaped, folded, table
from riskctl.review.effects import Entry
from riskctl.review.review import Review

MARK = "<!-- riskctl diff -->"
"""The first line of every comment, by which a bot finds its own."""
MOST_BYTES = 60_000
"""A forge refuses a comment of more than 65,536 characters."""
MOST_GRAVE = 10
_FOLD = 120
"""What the frame of a folded part takes."""
_SHARE = 60
"""Percent of the room left that a part may take where not everything fits: what is told last is not crowded out."""
_MOST_VALUE = 160
_SIGNS = {Effect.WEAKENS: "🔻", Effect.UNKNOWN: "❔", Effect.STRENGTHENS: "🔺", Effect.NEUTRAL: "▫️"}


def diff_markdown(review: Review, language: Language, most: int = MOST_BYTES) -> str:
    """The comment, of at most so many bytes; what finds no room is counted, and the command is named that lists it."""
    writer = _Writer(Telling(review, language))
    head = f"{MARK}\n<!-- fingerprint: {fingerprint(review)} -->\n{writer.head()}"
    left = most - len(head.encode()) - 600
    parts: list[str] = []
    omitted = 0
    sections = list(writer.sections())
    is_short = sum(_FOLD + len("".join((title, *blocks)).encode()) for title, blocks in sections) <= left
    for at, (title, blocks) in enumerate(sections, 1):
        room = left if is_short or at == len(sections) else left * _SHARE // 100
        content, missing = _fitting(blocks, room - len(title.encode()) - _FOLD)
        omitted += missing
        if content:
            parts.append(folded(title, content))
            left -= len(parts[-1].encode())
    still = unchanged(writer.telling)
    return head + "".join(parts) + (writer.omitted(omitted) if omitted else "") + (f"\n{escaped(still)}\n" if still else "")


def fingerprint(review: Review) -> str:
    """What stays the same while the review says the same, in whatever language: a comment need not be written anew."""
    entries = [digest(entry.effect.value, entry.reason.rule.code if entry.reason.rule else None, *_identity(entry.change),
                      str(entry.change.old), str(entry.change.new)) for entry in review.entries]
    findings = [finding.fingerprint for some in (review.delta.new, review.delta.fixed) for finding in some]
    lapsed = [f"{one.kind} {one.record} {one.approval}" for one in review.lapsed]
    numbers = json.dumps([staffing_turns(review), collusion_turns(review), *([review.carrying.left_out] if review.carrying else [])])
    levels = [f"{one.record} {one.stage} {one.before and one.before.id} {one.after and one.after.id}" for one in review.levels]
    return digest(*entries, *findings, *lapsed, numbers, *levels, *review.unread)


def anchor(change: Change) -> str:
    """The name of the place that tells of a change: the same in every review in which it is made."""
    return f"riskctl-{digest(*_identity(change))[:12]}"


def _identity(change: Change) -> tuple[str, str, str, str]:
    return change.kind.value, change.record_kind, change.record, "\0".join(change.keys)


def _fitting(blocks: Sequence[str], room: int) -> tuple[str, int]:
    """The blocks that fit, and how many do not."""
    taken: list[str] = []
    for block in blocks:
        room -= len(block.encode())
        if room < 0:
            break
        taken.append(block)
    return "".join(taken), len(blocks) - len(taken)


class _Writer:
    def __init__(self, telling: Telling) -> None:
        self.telling, self.review = telling, telling.review

    def head(self) -> str:
        """The verdict, and a table of the gravest."""
        text, review = self.telling.text, self.review
        sign = next((_SIGNS[effect] for effect in Effect if review.counts[effect]), "✅")
        lines = [f"### {sign} riskctl diff: {escaped(self.telling.verdict())}\n",
                 f"<code>{escaped(self.telling.name(0))}</code> → <code>{escaped(self.telling.name(1))}</code>\n"]
        if review.gate:
            lines.append(text(f"⚠️ 改动涉及检查本身（{len(review.gate)} 项）；以旧版本的规则、规则包、级别、豁免和限制为准。\n",
                              f"⚠️ The change touches the check itself ({len(review.gate)}); the rules, packs, severities, waivers and "
                              "limits of the base decide.\n"))
        grave = [entry for entry in (*review.gate, *(one for one in review.entries if not one.is_of_the_gate))
                 if entry.effect in (Effect.WEAKENS, Effect.UNKNOWN) or entry.is_of_the_gate]
        if grave:
            header = (text("影响", "effect"), text("改动", "change"), text("原因", "reason"), text("波及", "reaches"))
            lines.append(table(header, [self.row(entry) for entry in grave[:MOST_GRAVE]]))
            if len(grave) > MOST_GRAVE:
                lines.append(text(f"另有 {len(grave) - MOST_GRAVE} 项在下面展开。\n", f"{len(grave) - MOST_GRAVE} more are below.\n"))
        return "\n".join(lines) + "\n"

    def row(self, entry: Entry) -> tuple[str, str, str, str]:
        telling = self.telling
        effect = f"{_SIGNS[entry.effect]} {entry.effect.in_(telling.language)} {escaped(telling.code(entry))}"
        what = f"[{escaped(_cut(telling.what(*entry.told)))}](#{anchor(entry.change)})"
        why = telling.reason(entry) if entry.reason.rule else " → ".join(side for side in telling.values(*entry.told) if side)
        return effect, what, escaped(_cut(why)), escaped(telling.reach(entry))

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Title and blocks of every folded part."""
        telling, review = self.telling, self.review
        language = telling.language
        for effect in Effect:
            some = [entry for entry in review.entries if entry.effect is effect]
            if some:
                blocks = [f"{'' if at else self.title(group)}{self.block(entry)}" for group in telling.groups(some)
                          for at, entry in enumerate(group.entries)]
                yield f"{_SIGNS[effect]} {effect.in_(language)} ({len(some)})", blocks
        for part in consequences(telling):
            yield part.title, [f"- {escaped(line)}\n" for line in (*part.lines, *([part.note] if part.note else ()))]

    def title(self, group: Group) -> str:
        """What stands above the entries of a group: it goes where the first of them goes."""
        return f"\n{' '.join(filter(None, (f'**{escaped(group.title)}**', escaped(group.unit))))}\n\n"

    def block(self, entry: Entry) -> str:
        """One entry with all that is said of it."""
        telling = self.telling
        lines = [f'- <a id="{anchor(entry.change)}"></a>**{escaped(telling.what(*entry.told))}** {escaped(telling.code(entry))}']
        if entry.reason.rule:
            lines.append(f"  {escaped(telling.reason(entry))}")
        lines.append(self.values(entry))
        reach = telling.reach(entry)
        if reach:
            lines.append(f"  {telling.text('波及', 'reaches')} {escaped(reach)}")
        if entry.following:
            number = len(entry.following)
            lines.append(f"  {telling.text(f'连带 {number} 处改动', f'changes that follow from it: {number}')}")
        return "  \n".join(line for line in lines if line) + "\n"

    def values(self, entry: Entry) -> str:
        pieces = self.telling.words(*entry.told)
        if pieces and sum(len(piece.text) for piece in pieces) <= 4 * _MOST_VALUE:
            marks = {How.SAME: ("", ""), How.REMOVED: ("<del>", "</del>"), How.ADDED: ("<ins>", "</ins>")}
            return "  " + "".join(f"{marks[piece.how][0]}{escaped(piece.text)}{marks[piece.how][1]}" for piece in pieces)
        before, after = self.telling.values(*entry.told)
        marked = (f"<{tag}>{escaped(_cut(value))}</{tag}>" for tag, value in (("del", before), ("ins", after)) if value)
        return f"  {' → '.join(marked)}" if before or after else ""

    def omitted(self, number: int) -> str:
        """That not everything found room."""
        return self.telling.text(f"受评论长度限制，另有 {number} 条未列出；完整内容用 `riskctl diff --all` 查看。\n",
                                 f"{number} more lines do not fit in a comment; `riskctl diff --all` lists everything.\n")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_VALUE else f"{text[:_MOST_VALUE]}…"
