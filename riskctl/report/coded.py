"""What is written in a field as a code and is no reference, in words: levels, answers, types of powers, severities."""

from collections.abc import Callable, Mapping
from typing import Any

from riskctl.locale.naming import label
from riskctl.locale.sentence import kind_title
from riskctl.model.block import Block, Field
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.manifest import Manifest
from riskctl.model.power import Power
from riskctl.model.risk import RiskPoint, Scoring
from riskctl.model.scheme import LevelScheme
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import Severity
from riskctl.risk.derivation import Axis, questions_of
from riskctl.risk.scale import scale_of
from riskctl.risk.words import answer_text, value_text

Keys = tuple[str, ...]
OFF = Text("关闭", "off")
_SEVERITIES = {word.value: word for word in Severity}


def code_words(field: Field[Any], below: Keys, raw: object, catalog: Catalog, language: Language) -> str | None:
    """What the code says that stands in the field, at these keys below it; None for what is no code of ours."""
    words = _CODES.get((field.owner, field.key))
    if words is None or isinstance(raw, dict | list):
        return None
    return words(_code(raw), below, catalog, language)


def key_words(field: Field[Any], below: Keys, catalog: Catalog, language: Language) -> str:
    """What the last of these keys below the field is called."""
    at = (field.owner, field.key)
    scheme = catalog.level_scheme
    if at in _AXES and scheme is not None and len(below) == 1:
        indicator = questions_of(scheme, _AXES[at]).get(below[0])
        return indicator.question or below[0] if indicator else below[0]
    if at == (RiskPoint, "also") and len(below) == 1:
        return with_id(label(below[0], catalog, language), below[0], language)
    if at == (Manifest, "disclosure") and below[-1] in KINDS:
        return kind_title(below[-1], language)
    return below[-1]


def with_id(name: str, id: str, language: Language) -> str:
    """The name with the id in brackets; the id alone where nothing else is known."""
    return id if name == id else f"{name}（{id}）" if language == "zh" else f"{name} ({id})"


def _code(raw: object) -> str:
    return "off" if raw is False else str(raw)


def _level(raw: str, _: Keys, catalog: Catalog, language: Language) -> str:
    return _level_in(catalog.level_scheme, raw, language)


def _level_elsewhere(raw: str, below: Keys, catalog: Catalog, language: Language) -> str:
    return _level_in(catalog.scheme_named(below[0]) if below else None, raw, language)


def _level_in(scheme: LevelScheme | None, raw: str, language: Language) -> str:
    level = scale_of(scheme).level(raw) if scheme else None
    return with_id(level.label, raw, language) if level else raw


def _class(raw: str, _: Keys, catalog: Catalog, language: Language) -> str:
    names = catalog.level_scheme.classes if catalog.level_scheme else None
    return with_id((names or {}).get(raw, raw), raw, language)


def _answer(raw: str, below: Keys, catalog: Catalog, language: Language, axis: Axis) -> str:
    scheme = catalog.level_scheme
    if scheme is None or not below:
        return with_id(value_text(raw, language), raw, language)
    return with_id(answer_text(scheme, axis, below[0], raw, language), raw, language)


def _likelihood(raw: str, below: Keys, catalog: Catalog, language: Language) -> str:
    return _answer(raw, below, catalog, language, "likelihood")


def _impact(raw: str, below: Keys, catalog: Catalog, language: Language) -> str:
    return _answer(raw, below, catalog, language, "impact")


def _type(raw: str, _: Keys, catalog: Catalog, language: Language) -> str:
    scheme, _colon, kind = raw.partition(":")
    known = catalog.shipped.type_schemes.get(scheme, {}).get(kind)
    return with_id(known.name.in_(language), raw, language) if known else raw


def _severity(raw: str, below: Keys, _: Catalog, language: Language) -> str:
    if len(below) > 2 or (len(below) == 2 and below[1] != "severity"):
        return raw
    return OFF.in_(language) if raw == "off" else _SEVERITIES[raw].in_(language) if raw in _SEVERITIES else raw


def _named(raw: str, _: Keys, catalog: Catalog, language: Language) -> str:
    return with_id(label(raw, catalog, language), raw, language)


_AXES: Mapping[tuple[type[Block], str], Axis] = {(Scoring, "likelihood"): "likelihood", (Scoring, "impact"): "impact"}
_CODES: Mapping[tuple[type[Block], str], Callable[[str, Keys, Catalog, Language], str]] = {
    (RiskPoint, "level"): _level, (RiskPoint, "also"): _level_elsewhere, (RiskPoint, "class"): _class,
    (Scoring, "likelihood"): _likelihood, (Scoring, "impact"): _impact,
    (Power, "type"): _type, (Manifest, "rules"): _severity, (Manifest, "level_scheme"): _named,
    (Waiver, "rule"): lambda raw, *_: raw, (Waiver, "record"): _named, (Waiver, "between"): _named,
}
"""Which fields hold codes, and what says what they stand for; a code in a list or mapping is put into words one by one."""
