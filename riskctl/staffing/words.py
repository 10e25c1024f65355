"""Why a power cannot be staffed, or was not decided, in words of both languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.flow.amounts import in_words
from riskctl.flow.sod_rules import rules_in_force
from riskctl.locale.sentence import joined
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.staffing.answer import Clash, Open, Staffing, case_of
from riskctl.staffing.authorised import Seat
from riskctl.staffing.binding import Case, constraints_of
from riskctl.staffing.problem import slots_of, union
from riskctl.staffing.runs import EVERY

_OPEN = {
    Open.FLOW: Text("流程走向不明或走法过多", "the flow cannot be followed, or has too many runs"),
    Open.ACTOR: Text("有环节没有写明由谁承担", "a step does not say who performs it"),
    Open.WORK: Text("计算量超过上限", "it would take more work than allowed"),
}


def reason(answer: Staffing, catalog: Catalog) -> Text:
    """Why the power cannot be staffed or was not decided; empty where all is well."""
    if answer.clash is None:
        return _OPEN[answer.open] if answer.open is not None else Text("", "")
    case = case_of(catalog.powers[answer.power], catalog, answer.band or EVERY)
    if isinstance(case, Open):
        return _OPEN[case]
    return Text(_in_band(answer, _Words(case, catalog, "zh").clash(answer.clash), "zh"),
                _in_band(answer, _Words(case, catalog, "en").clash(answer.clash), "en"))


def band_words(answer: Staffing) -> str:
    """The amounts that the answer is about; empty where it is about all."""
    return " ".join(in_words(answer.band)) if answer.band else ""


def _in_band(answer: Staffing, words: str, language: Language) -> str:
    band = band_words(answer)
    return Text(f"金额 {band} 时，{words}", f"for amounts {band}, {words}").in_(language) if band else words


@dataclass(frozen=True)
class _Words:
    """What cannot hold together in a case, in one language."""

    case: Case
    catalog: Catalog
    language: Language

    def clash(self, clash: Clash) -> str:
        """The rules with the steps that they bind, and the posts with those who act for them."""
        rules = joined([self._rule(rule) for rule in clash.rules], self.language)
        posts = joined([self._post(post) for post in clash.posts], self.language)
        if clash.rules and clash.posts:
            text = self._say(f"{rules}与{posts}不能同时成立", f"{rules} and {posts} cannot hold together")
        elif clash.rules:
            text = self._say(f"把全部人员都算上，也满足不了{rules}", f"{rules} cannot be kept even by all the people there are")
        else:
            text = self._say(f"{posts}，人数不够" if posts else "全部人员加起来也不够",
                             f"{posts}: too few people" if posts else "all the people there are together are too few")
            text += self._needs(clash.posts)
        return text if clash.is_minimal else text + self._say("（未证明最小）", " (not proven minimal)")

    def _say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def _rule(self, id: str) -> str:
        """The rule with the steps that it binds here, unless these are all."""
        rule = next((rule for rule in rules_in_force(self.catalog) if rule.id == id), None)
        bound = union(map(slots_of, constraints_of(rule, 0, self.case, self.catalog, lambda _: 0))) if rule else 0
        steps = [self._step(step) for step, slots in self.case.slots.items() if slots & bound]
        words = rule_words(id, self.catalog, self.language)
        if len(steps) in (0, len(self.case.slots)):
            return words
        listed = joined(steps, self.language)
        return words + self._say(f"（{listed}）", f" ({listed})")

    def _post(self, id: str) -> str:
        """The post with everybody who acts for it, and who of these may do what is asked."""
        seats = [(dict(seat.acting)[id], seat) for seat in self.case.every_seat if id in seat.posts]
        holders = frozenset[str]().union(*(acting for acting, _ in seats))
        fit = frozenset[str]().union(*(acting & seat.people for acting, seat in seats))
        label = self.catalog.label_of(id)
        return self._say(f"岗位“{label}”（{self._holders(holders, fit)}）", f"post '{label}' ({self._holders(holders, fit)})")

    def _holders(self, holders: frozenset[str], fit: frozenset[str]) -> str:
        names, able = (people_words(sorted(some), self.catalog, self.language) for some in (holders, fit))
        if not holders:
            return self._say("无人担任", "held by nobody")
        if not fit:
            return self._say(f"只有{names}，都没有所要求的资格", f"held by {names} only, of whom nobody is qualified")
        if fit != holders:
            return self._say(f"只有{names}，有所要求资格的只有{able}", f"held by {names} only; qualified: {able}")
        return self._say(f"只有{names}", f"held by {names} only")

    def _needs(self, posts: Sequence[str]) -> str:
        """How many people the steps take that only these posts perform, where that is more than one."""
        asked = [(self._step(step), len(seats)) for step, seats in self.case.seats.items()
                 if len(seats) > 1 and (not posts or any(_is_within(seat, posts) for seat in seats))]
        zh, en = ("、".join(f"“{step}”要 {number} 人" for step, number in asked),
                  ", ".join(f"'{step}' takes {number}" for step, number in asked))
        return self._say(f"（{zh}）", f" ({en})") if asked else ""

    def _step(self, key: str) -> str:
        return self.case.power.steps[key].name or key


def _is_within(seat: Seat, posts: Sequence[str]) -> bool:
    return set(seat.posts) <= set(posts)


def rule_words(id: str, catalog: Catalog, language: Language) -> str:
    """A rule with its id and name."""
    record = next((rule.record for rule in rules_in_force(catalog) if rule.id == id), None)
    english = record.node.get("x-en") if record else None
    name = (english if language == "en" and isinstance(english, str) else record.label) if record else id
    return f"规则 {id}“{name}”" if language == "zh" else f"rule {id} '{name}'"


def people_words(ids: Sequence[str], catalog: Catalog, language: Language) -> str:
    """People by name, in the order given."""
    return joined([catalog.label_of(id) for id in ids], language)
