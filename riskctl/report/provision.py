"""A provision of law in words: which law, article and version, how far checked, to which powers it applies, what it asks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from riskctl.locale.sentence import joined, limit_text
from riskctl.model.catalog import PowerType
from riskctl.model.language import Language, Text
from riskctl.model.law import Law
from riskctl.model.provision import (
    Applies,
    Asked,
    BodyAsked,
    DisclosureAsked,
    ElementsAsked,
    FeedingForbidden,
    LimitAsked,
    OrderAsked,
    PeopleAsked,
    Provision,
    Steps,
)
from riskctl.model.quantity import Citation, Limit, parse_citation
from riskctl.model.vocabulary import Certainty, StepKind

Types = Mapping[str, PowerType]


def provision_text(one: Provision, book: Mapping[str, Law], types: Types, day: date, language: Language) -> str:
    """The provision as text."""
    titles = {"basis": Text("依据", "basis"), "applies": Text("适用", "applies to"), "asks": Text("要求", "asks"),
              "pack": Text("启用", "put in force by")}
    parts = {
        "basis": [basis_text(citation, one.certainty, book, day).in_(language) for citation in one.citations],
        "applies": [_applies(one.applies, types, language)],
        "asks": [f"{_asked(asked, language)}  [{', '.join(codes_for(asked))}]" for asked in one.asks],
        "pack": [Text(f"清单中的 packs: [{one.pack}]", f"packs: [{one.pack}] in the manifest").in_(language)],
    }
    lines = [f"{one.id}  {one.says.in_(language)}"]
    for name, said in parts.items():
        lines += ["", titles[name].in_(language), *(f"    {line}" for line in said)]
    return "".join(f"{line}\n" for line in lines)


def provision_object(one: Provision, day: date, book: Mapping[str, Law], types: Types, language: Language) -> dict[str, object]:
    """The provision as JSON keys."""
    return {
        "entry": one.id, "pack": one.pack, "says": one.says.in_(language),
        "basis": [basis_json(citation, one.certainty, book, day) for citation in one.citations],
        "applies_to": {"types": list(one.applies.types), "words": list(one.applies.words), "unless": list(one.applies.unless)},
        "asks": [{"text": _asked(asked, language), "citation": asked.citation, "rules": list(codes_for(asked))}
                 for asked in one.asks],
    }


def basis_json(citation: str, certainty: Certainty, book: Mapping[str, Law], day: date) -> dict[str, object]:
    """A citation as JSON keys; `in_force` is null where that is not known."""
    return {"citation": citation, "certainty": certainty.value, "in_force": _is_in_force(citation, book, day)}


def codes_for(asked: Asked) -> tuple[str, ...]:
    """The rules that check what is asked."""
    match asked:
        case LimitAsked():
            return ("LB201", "LB208")
        case PeopleAsked():
            return ("LB202",)
        case OrderAsked():
            return ("LB203",)
        case BodyAsked():
            return ("LB204",)
        case DisclosureAsked():
            return ("LB205", "LB208") if asked.within else ("LB205",)
        case ElementsAsked():
            return ("LB206",)
        case FeedingForbidden():
            return ("LB207",)


def _cited_law(citation: str, book: Mapping[str, Law]) -> tuple[Law | None, Citation | None]:
    parsed = parse_citation(citation)
    found = parsed if isinstance(parsed, Citation) else None
    return (book.get(found.law) if found else None), found


def _is_in_force(citation: str, book: Mapping[str, Law], day: date) -> bool | None:
    """Whether the version cited is the one in force on the day; None where that is not known."""
    law, found = _cited_law(citation, book)
    version = law.version(found.version) if law and found and found.version else None
    if law is None or version is None or version.in_force_from is None:
        return None
    return law.in_force(day) == version


def basis_text(citation: str, certainty: Certainty, book: Mapping[str, Law], day: date) -> Text:
    """A citation in words, with how far it was checked and whether its version is the one in force."""
    law, found = _cited_law(citation, book)
    if law is None or found is None:
        return Text(f"{citation}（{certainty.zh}）", f"{citation} ({certainty.en})")
    if found.is_document:
        title = Text("", "") if law.title == found.law else Text(f"《{law.title}》", f"{law.title}, ")
        return Text(f"{title.zh}{found.law}：{certainty.zh}", f"{title.en}{found.law}: {certainty.en}")
    force = {True: Text("；现行版本", "; the version in force"), False: Text("；不是现行版本", "; not the version in force"),
             None: Text("", "")}[_is_in_force(citation, book, day)]
    version = law.version(found.version) if found.version else None
    doubt = Text("（施行日期未核实）", " (its dates are unverified)") if force.zh and version and version.certainty is Certainty.M \
        else Text("", "")
    more = "".join(f"第{number}{unit}" for number, unit in ((found.paragraph, "款"), (found.item, "项")) if number)
    version_zh, version_en = (f"（{found.version}）", f" ({found.version})") if found.version else ("", "")
    return Text(f"《{law.title}》{version_zh}第{found.article}条{more}：{certainty.zh}{force.zh}{doubt.zh}",
                f"{law.title}{version_en}, article {found.article}{', ' + more if more else ''}: "
                f"{certainty.en}{force.en}{doubt.en}")


def _applies(applies: Applies, types: Types, language: Language) -> str:
    kinds = [types[type].name.in_(language) if type in types else type for type in applies.types]
    parts = [Text(f"类型是{joined(kinds, 'zh')}的事项", f"powers of type {joined(kinds, 'en')}") if kinds else
             Text("各类事项", "powers of any type")]
    if applies.words:
        parts.append(Text(f"名称或标签含{joined(applies.words, 'zh')}", f"with {joined(applies.words, 'en')} in name or tags"))
    if applies.unless:
        parts.append(Text(f"不含{joined(applies.unless, 'zh')}", f"without {joined(applies.unless, 'en')}"))
    return ("，" if language == "zh" else ", ").join(part.in_(language) for part in parts)


def _asked(asked: Asked, language: Language) -> str:
    parts = [text.in_(language) for text in _asked_parts(asked)]
    return (" " if language == "en" else "").join(parts)


def _asked_parts(asked: Asked) -> Iterator[Text]:
    match asked:
        case LimitAsked():
            yield from _limit_parts(asked)
        case PeopleAsked():
            yield from _people_parts(asked)
        case OrderAsked():
            yield _order(asked)
        case BodyAsked():
            last = Text("，主要负责人末位表态", " and its head speaks last") if asked.head_last else Text("", "")
            yield Text(f"有集体机构讨论或者决定{last.zh}", f"a body discusses or decides{last.en}")
        case DisclosureAsked():
            yield from _disclosure_parts(asked)
        case ElementsAsked():
            yield Text(f"写明{joined(asked.fields, 'zh')}", f"say {joined(asked.fields, 'en')}")
        case FeedingForbidden():
            yield Text("制度、措施、指标中，罚没款的多少不与考核、奖励、返还相连",
                       "in institutions, controls and indicators the sum of fines is tied to no assessment, reward or refund")


def _people_parts(asked: PeopleAsked) -> Iterator[Text]:
    steps = _steps(asked.steps)
    yield Text(f"{steps.zh}由 {asked.n} 人以上办理", f"{steps.en} is done by {asked.n} or more")
    if asked.qualified:
        yield Text(f"，具有{asked.qualified}", f"with {asked.qualified}")


def _order(asked: OrderAsked) -> Text:
    first, then = _steps(asked.first), _steps(asked.then)
    by = Text("（由主要负责人或者集体）", " (by the head or a body)") if asked.by_head else Text("", "")
    how = Text("都先经过", "always comes after") if asked.always else Text("有一条路先经过", "comes on some way after")
    return Text(f"{then.zh}之前{how.zh}{first.zh}{by.zh}", f"{then.en} {how.en} {first.en}{by.en}")


def _limit_parts(asked: LimitAsked) -> Iterator[Text]:
    limit, extend = _both(asked.limit), _both(asked.extend) if asked.extend else None
    steps = _steps(asked.steps) if asked.steps else Text("整个事项", "the whole power")
    after = _after(asked.after)
    span = [*(f"自{_kinds(asked.start).zh}" for _ in asked.start[:1]), *(f"至{_kinds(asked.to).zh}" for _ in asked.to[:1])]
    span_en = [*(f"from {_kinds(asked.start).en}" for _ in asked.start[:1]), *(f"to {_kinds(asked.to).en}" for _ in asked.to[:1])]
    inside = Text(f"（{''.join(span)}）", f" ({' '.join(span_en)})") if span else Text("", "")
    yield Text(f"{after.zh}{steps.zh}{inside.zh}不超过{limit.zh}", f"{steps.en}{after.en}{inside.en} takes at most {limit.en}")
    if extend:
        yield Text(f"，延长不超过{extend.zh}", f"and an extension of at most {extend.en}")


def _disclosure_parts(asked: DisclosureAsked) -> Iterator[Text]:
    steps, after = _steps(asked.steps), _after(asked.after)
    if asked.is_required:
        yield Text(f"有{steps.zh}", f"there is {steps.en}")
    if asked.within:
        within = _both(asked.within)
        yield Text(f"，不超过{within.zh}", f"and it takes at most {within.en}") if asked.is_required else \
            Text(f"{after.zh}{steps.zh}不超过{within.zh}", f"{steps.en}{after.en} takes at most {within.en}")


def _both(limit: Limit) -> Text:
    return Text(limit_text(limit, "zh"), limit_text(limit, "en"))


def _after(kinds: Sequence[StepKind]) -> Text:
    return Text(f"{_kinds(kinds).zh}之后的", f" after {_kinds(kinds).en}") if kinds else Text("", "")


def _kinds(kinds: Sequence[StepKind]) -> Text:
    return Text("、".join(kind.zh for kind in kinds), " or ".join(kind.en for kind in kinds))


def _steps(steps: Steps) -> Text:
    kinds = _kinds(steps.kinds)
    if not steps.words:
        return Text(f"{kinds.zh}环节", f"a step of kind {kinds.en}")
    zh, en = "、".join(steps.words), joined(steps.words, "en")
    if not steps.kinds:
        return Text(f"名称含{zh}的环节", f"a step named {en}")
    return Text(f"{kinds.zh}环节或名称含{zh}的环节", f"a step of kind {kinds.en} or named {en}")
