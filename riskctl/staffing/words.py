"""Why a power cannot be staffed, or was not decided, in words of both languages."""

from collections.abc import Sequence

from riskctl.flow.amounts import in_words
from riskctl.flow.sod_rules import rules_in_force
from riskctl.locale.sentence import joined
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.staffing.answer import Clash, Open, Staffing
from riskctl.staffing.authorised import roll_of

_OPEN = {
    Open.FLOW: Text("流程走向不明或走法过多", "the flow cannot be followed, or has too many runs"),
    Open.ACTOR: Text("有环节没有写明由谁承担", "a step does not say who performs it"),
    Open.WORK: Text("计算量超过上限", "it would take more work than allowed"),
}


def reason(answer: Staffing, catalog: Catalog) -> Text:
    """Why the power cannot be staffed or was not decided; empty where all is well."""
    if answer.clash is not None:
        return Text(_in_band(answer, _clash(answer, catalog, "zh"), "zh"), _in_band(answer, _clash(answer, catalog, "en"), "en"))
    return _OPEN[answer.open] if answer.open is not None else Text("", "")


def band_words(answer: Staffing) -> str:
    """The amounts that the answer is about; empty where it is about all."""
    return " ".join(in_words(answer.band)) if answer.band else ""


def _in_band(answer: Staffing, words: str, language: Language) -> str:
    band = band_words(answer)
    return Text(f"金额{band}时，{words}", f"for amounts {band}, {words}").in_(language) if band else words


def _clash(answer: Staffing, catalog: Catalog, language: Language) -> str:
    clash = answer.clash or Clash((), (), is_minimal=False)
    rules = joined([rule_words(rule, catalog, language) for rule in clash.rules], language)
    posts = joined([post_words(post, catalog, language) for post in clash.posts], language)
    zh = language == "zh"
    if clash.rules and clash.posts:
        text = f"{rules}与{posts}不能同时成立" if zh else f"{rules} and {posts} cannot hold together"
    elif clash.posts:
        text = f"{posts}，人数不够" if zh else f"{posts}: too few people"
    elif clash.rules:
        text = f"把全部人员都算上，也满足不了{rules}" if zh else f"{rules} cannot be kept even by all the people there are"
    else:
        text = "全部人员加起来也不够" if zh else "all the people there are together are too few"
    if not clash.is_minimal:
        text += "（未证明最小）" if zh else " (not proven minimal)"
    return text


def rule_words(id: str, catalog: Catalog, language: Language) -> str:
    """A rule with its id and name."""
    record = next((rule.record for rule in rules_in_force(catalog) if rule.id == id), None)
    english = record.node.get("x-en") if record else None
    name = (english if language == "en" and isinstance(english, str) else record.label) if record else id
    return f"规则 {id}“{name}”" if language == "zh" else f"rule {id} '{name}'"


def post_words(id: str, catalog: Catalog, language: Language) -> str:
    """A post with everybody who holds it."""
    names = people_words(sorted(roll_of(catalog).holders.get(id, ())), catalog, language)
    label = catalog.label_of(id)
    if language == "zh":
        return f"岗位“{label}”（{f'只有{names}' if names else '无人担任'}）"
    return f"post '{label}' ({f'held by {names} only' if names else 'held by nobody'})"


def people_words(ids: Sequence[str], catalog: Catalog, language: Language) -> str:
    """People by name, in the order given."""
    return joined([catalog.label_of(id) for id in ids], language)
