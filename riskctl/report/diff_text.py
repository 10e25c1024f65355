"""A review for people at a terminal: the gate, then the changes by power, then what follows, then the verdict."""

from collections.abc import Callable, Iterator, Sequence

from riskctl.change.words import How, Piece
from riskctl.findings import Effect
from riskctl.model.language import Language
from riskctl.report.diff_consequences import consequences, unchanged
from riskctl.report.diff_words import Telling
from riskctl.report.line import visible
from riskctl.review.effects import Entry
from riskctl.review.review import Review

Paint = Callable[[str, str], str]
MOST_LISTED = 20
MOST_VALUE = 200
COLOURS = {Effect.WEAKENS: "bold red", Effect.UNKNOWN: "yellow", Effect.STRENGTHENS: "green", Effect.NEUTRAL: "dim"}


def diff_text(review: Review, language: Language, paint: Paint, *, every: bool = False) -> str:
    """The review as text; what does no harm and is more than a few lines is counted, unless `every`."""
    return "".join(f"{line}\n" for line in _Writer(Telling(review, language), paint, every).lines())


class _Writer:
    def __init__(self, telling: Telling, paint: Paint, every: bool) -> None:
        self.telling, self.review, self.paint, self.every = telling, telling.review, paint, every

    def lines(self) -> Iterator[str]:
        text = self.telling.text
        base, head = (visible(self.telling.name(side)) for side in (0, 1))
        yield self.paint(f"{base} → {head}", "bold")
        if self.review.gate:
            yield from self.headed(text("改动涉及检查本身（以旧版本的规则、规则包、级别、豁免和限制为准）",
                                        "changes to the check itself (the rules, packs, severities, waivers and limits of the base decide)"),
                                   [line for entry in self.review.gate for line in self.entry(entry)])
        rest = [entry for entry in self.review.entries if not entry.is_of_the_gate]
        felt = [entry for entry in rest if self.every or entry.effect is not Effect.NEUTRAL]
        for group in self.telling.groups(felt):
            title = f"{group.title}{f'  {group.unit}' if group.unit else ''}"
            yield from self.headed(title, [line for entry in group.entries for line in self.entry(entry)])
        if len(felt) < len(rest):
            yield from ("", text(f"另有 {len(rest) - len(felt)} 项不影响防控的改动（用 --all 列出）",
                                 f"changes that do nothing to control: {len(rest) - len(felt)} (list them with --all)"))
        yield from self.consequences()
        yield from ("", self.paint(self.telling.verdict(), COLOURS[self.worst()]))

    def worst(self) -> Effect:
        return next((effect for effect in Effect if self.review.counts[effect]), Effect.NEUTRAL)

    def headed(self, title: str, lines: Sequence[str]) -> Iterator[str]:
        yield from ("", self.paint(visible(title), "bold"), *(f"  {line}" for line in lines))

    def entry(self, entry: Entry) -> Iterator[str]:
        telling = self.telling
        mark = self.paint(entry.effect.in_(telling.language), COLOURS[entry.effect])
        yield f"{mark} {self.paint(telling.code(entry), 'bold')} {visible(telling.what(*entry.told))}"
        if entry.reason.rule is not None:
            yield f"    {visible(telling.reason(entry))}"
        yield from (f"    {line}" for line in self.values(entry))
        reach = telling.reach(entry)
        if reach:
            yield self.paint(f"    {telling.text('波及', 'reaches')} {reach}", "dim")
        if entry.following:
            number = len(entry.following)
            yield self.paint(f"    {telling.text(f'连带 {number} 处改动', f'changes that follow from it: {number}')}", "dim")
            yield from (f"      {visible(telling.what(change))}" for change in entry.following if self.every)

    def values(self, entry: Entry) -> Iterator[str]:
        pieces = self.telling.words(*entry.told)
        if pieces:
            yield self.pieces(pieces)
            return
        before, after = (self.cut(visible(value)) for value in self.telling.values(*entry.told))
        if before or after:
            yield " → ".join(self.paint(value, style) for value, style in ((before, "red"), (after, "green")) if value)

    def pieces(self, pieces: Sequence[Piece]) -> str:
        shown = []
        for piece in pieces:
            text = visible(piece.text)
            match piece.how:
                case How.SAME:
                    shown.append(text if len(text) <= 60 else f"{text[:25]}…{text[-25:]}")
                case How.REMOVED:
                    shown.append(self.paint(f"[-{text}-]", "red"))
                case How.ADDED:
                    shown.append(self.paint(f"{{+{text}+}}", "green"))
        return "".join(shown)

    def cut(self, text: str) -> str:
        return text if self.every or len(text) <= MOST_VALUE else f"{text[:MOST_VALUE]}…"

    def consequences(self) -> Iterator[str]:
        for part in consequences(self.telling):
            shown = part.lines if self.every else part.lines[:MOST_LISTED]
            more = len(part.lines) - len(shown)
            tail = [self.telling.text(f"…… 另有 {more} 条（用 --all 列出）", f"… and {more} more (list them with --all)")] if more else []
            yield from self.headed(part.title, [*(visible(line) for line in shown), *tail, *([part.note] if part.note else [])])
        still = unchanged(self.telling)
        if still:
            yield from ("", still)
