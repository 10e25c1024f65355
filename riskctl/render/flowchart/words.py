"""The words on boxes and lines of a flowchart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.locale.sentence import limit_text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Actor, Authority, Band, Power, Step, Way
from riskctl.model.vocabulary import Clock, ReturnKind

_QUESTIONS = {"measure": Text("金额？", "amount?"), "outcome": Text("结果？", "outcome?"), "when": Text("情形？", "which case?")}
_RETURNS = {
    ReturnKind.SEND_BACK: Text("退回", "sent back"),
    ReturnKind.WITHDRAW: Text("撤回", "withdrawn"),
    ReturnKind.SUPPLEMENT: Text("补正", "to be supplemented"),
}


@dataclass(frozen=True, slots=True)
class StepWords:
    """Writes the smaller lines on the boxes of a power's steps."""

    catalog: Catalog
    power: Power
    language: Language

    def details(self, step: Step) -> Iterator[str]:
        """What is said of a step below its name: who acts together, how many, in what time, with which documents."""
        yield from self._actors(step)
        if step.people and step.people > 1:
            yield self._say("人数：{}人", "people: {}", step.people)
        if step.qualified:
            yield self._say("资格：{}", "qualified: {}", step.qualified)
        if step.time_limit:
            outside = step.clock is Clock.OUTSIDE
            yield self._say("时限：{}", "limit: {}", limit_text(step.time_limit, self.language)) + (
                self._say("（不计入办理时限）", " (not counted)") if outside else "")
        if step.notice and step.notice.at_least:
            yield self._say("公示：不少于{}", "notice: at least {}", limit_text(step.notice.at_least, self.language))
        names = [self.catalog.documents[id].label for id in step.documents if id in self.catalog.documents]
        if names:
            yield self._say("文书：{}", "documents: {}", self._joined([f"《{name}》" if self.language == "zh" else name
                                                                   for name in names]))

    def question(self, ways: Sequence[Way]) -> str:
        """What is asked where ways part."""
        if any(way.measure for way in ways) and self.power.measure and self.power.measure.name:
            return f"{self.power.measure.name}？" if self.language == "zh" else f"{self.power.measure.name}?"
        key = "measure" if any(way.measure for way in ways) else "outcome" if any(way.outcome for way in ways) else "when"
        return _QUESTIONS[key].in_(self.language)

    def _actors(self, step: Step) -> Iterator[str]:
        if len(step.any_of) > 1:
            yield self._say("任一岗位：{}", "any of: {}", self._posts(step.any_of))
        if len(step.all_of) > 1:
            yield self._say("共同办理：{}", "together: {}", self._together(step.all_of))
        for band in step.authority:
            yield f"{amount_words(band, self.power, self.language)}：{self._who(band)}" if self.language == "zh" else \
                f"{amount_words(band, self.power, self.language)}: {self._who(band)}"

    def _who(self, band: Authority) -> str:
        if band.body:
            return self.catalog.bodies[band.body].label if band.body in self.catalog.bodies else band.body
        return self._posts([band.post]) if band.post else self._posts(band.any_of) or self._together(band.all_of)

    def _posts(self, ids: Sequence[str]) -> str:
        return self._joined([self.catalog.posts[id].label if id in self.catalog.posts else id for id in ids])

    def _together(self, actors: Sequence[Actor]) -> str:
        return self._joined([self._posts([actor.post or ""]) + (f"×{actor.people}" if actor.people else "") for actor in actors])

    def _joined(self, names: Sequence[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(names)

    def _say(self, zh: str, en: str, *values: object) -> str:
        return (zh if self.language == "zh" else en).format(*values)


def way_label(way: Way, power: Power, language: Language) -> str:
    """What stands beside a line: the case in which it is taken, or why a case goes back."""
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    if way.is_return:
        kind = _RETURNS[way.return_].in_(language) if way.return_ else ""
        times = (f"（最多{way.at_most}次）" if language == "zh" else f" (at most {way.at_most}×)") if way.at_most else ""
        return colon.join(part for part in (kind, way.reason or "") if part) + times
    amount = amount_words(way.measure, power, language) if way.measure else ""
    return comma.join(part for part in (amount, way.when or "", *way.outcome) if part)


def amount_words(band: Authority | Band, power: Power, language: Language) -> str:
    """A range of amounts with its unit: 5万元以下（含）, 超过5万元至20万元, over 50000 to 200000 yuan."""
    unit = (power.measure.unit or "") if power.measure else ""
    if language == "zh":
        low, high = (_chinese_number(bound) for bound in (band.over, band.to))
        return f"超过{low}{unit}至{high}{unit}" if low and high else f"{high}{unit}以下（含）" if high else f"超过{low}{unit}"
    low, high = (_number(bound) for bound in (band.over, band.to))
    words = f"over {low} to {high}" if low and high else f"up to {high}" if high else f"over {low}"
    return f"{words} {unit}".rstrip()


def _number(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.2f}".rstrip("0").rstrip(".")


def _chinese_number(amount: float | None) -> str:
    """The amount in 亿 or 万 where that takes no more than two decimals."""
    for size, word in ((100_000_000, "亿"), (10_000, "万")):
        if amount is not None and amount >= size and round(amount * 100 / size) == amount * 100 / size:
            return _number(amount / size) + word
    return _number(amount)
