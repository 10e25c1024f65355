"""Counts over a catalog: records, powers, risk points and controls, by unit, type, class and level."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riskctl.locale.sentence import kind_title
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text, Word
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import RiskStatus
from riskctl.risk.assessment import assessor_of
from riskctl.risk.scope import unit_of

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    """Counts under a title; `name` is the JSON key. Rows are keyed by what is counted, with its label."""

    name: str
    title: Text
    counts: Counts
    labels: Mapping[str, Text]

    def rows(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Label and number, in the order of the counts."""
        return tuple((self.labels[key].in_(language) if key in self.labels else key, str(number))
                     for key, number in self.counts.items())


NONE = Text("（未填）", "(none)")


def sections(catalog: Catalog) -> list[Section]:
    """Every count that there is something to count for."""
    powers, points, controls = catalog.powers.values(), catalog.risk_points.values(), catalog.controls.values()
    found = [
        _records(catalog),
        _by_word("powers_by_layer", Text("权力事项：按层级", "powers by layer"), (power.layer for power in powers)),
        _by_type(catalog),
        _by_id(catalog, "powers_by_domain", Text("权力事项：按权域", "powers by domain"), (power.domain for power in powers)),
        _by_id(catalog, "powers_by_unit", Text("权力事项：按单位", "powers by unit"), (power.lead_unit for power in powers)),
        _by_words("risk_points_by_type", Text("风险点：按类型", "risk points by type"), (point.type for point in points)),
        _by_class(catalog),
        _by_level(catalog),
        _by_id(catalog, "risk_points_by_unit", Text("风险点：按单位", "risk points by unit"),
               (unit_of(catalog, point) for point in points)),
        _answered(points),
        _by_word("controls_by_kind", Text("防控措施：按类型", "controls by kind"), (one.control_kind for one in controls)),
        _by_word("controls_by_timing", Text("防控措施：按时点", "controls by timing"), (one.timing for one in controls)),
    ]
    return [section for section in found if section.counts]


def _records(catalog: Catalog) -> Section:
    counts = {kind: len(catalog.records.get(kind, {})) for kind in KINDS if catalog.records.get(kind)}
    return Section("records", Text("记录", "records"), counts,
                   {kind: Text(kind_title(kind, "zh", plural=True), kind_title(kind, "en", plural=True)) for kind in counts})


def _counted(keys: Iterable[str]) -> dict[str, int]:
    """The counts, most first, ties in order of the key."""
    return dict(sorted(Counter(keys).items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0])))


def _by_word(name: str, title: Text, words: Iterable[Word | None]) -> Section:
    return _by_words(name, title, (() if word is None else (word,) for word in words))


def _by_words(name: str, title: Text, groups: Iterable[tuple[Word, ...]]) -> Section:
    labels: dict[str, Text] = {"": NONE}
    keys: list[str] = []
    for group in groups:
        for word in group:
            labels[str(word.value)] = Text(word.zh, word.en)
            keys.append(str(word.value))
        if not group:
            keys.append("")
    return Section(name, title, _counted(keys), labels)


def _by_id(catalog: Catalog, name: str, title: Text, ids: Iterable[str | None]) -> Section:
    counts = _counted(id or "" for id in ids)
    return Section(name, title, counts, {"": NONE, **{id: _label(catalog, id) for id in counts if id}})


def _label(catalog: Catalog, id: str) -> Text:
    if id.startswith("std:"):
        domain = catalog.shipped.domains.get(id.removeprefix("std:"))
        english = domain.node.get("x-en") if domain else None
        return Text(domain.label, str(english or id)) if domain else Text(id, id)
    label = catalog.label_of(id)
    return Text(label, label)


def _by_type(catalog: Catalog) -> Section:
    counts = _counted(power.type or "" for power in catalog.powers.values())
    labels = {"": NONE}
    for type_ in counts:
        scheme, _, value = type_.partition(":")
        known = catalog.shipped.type_schemes.get(scheme, {}).get(value)
        if known is not None:
            labels[type_] = known.name
    return Section("powers_by_type", Text("权力事项：按类型", "powers by type"), counts, labels)


def _by_class(catalog: Catalog) -> Section:
    classes = [point.risk_class for point in catalog.risk_points.values() if point.risk_class]
    scheme = catalog.level_scheme
    names = scheme.classes or {} if scheme else {}
    order = list(names)
    counted = Counter(classes)
    ordered = sorted(counted, key=lambda key: (order.index(key) if key in order else len(order), key))
    return Section("risk_points_by_class", Text("风险点：按类别", "risk points by class"), {key: counted[key] for key in ordered},
                   {key: Text(f"{key} {name}", f"{key} {name}") for key, name in names.items()})


def _by_level(catalog: Catalog) -> Section:
    assessor = assessor_of(catalog)
    levels = [assessor.inherent(point) for point in catalog.risk_points.values()]
    counted = Counter(level for level in levels if level)
    counts = {level.id: counted[level] for level in sorted(counted, key=lambda level: level.gravity)}
    without = sum(1 for level in levels if level is None)
    labels = {level.id: Text(level.label, level.label if level.label == level.id else f"{level.id} ({level.label})")
              for level in counted}
    return Section("risk_points_by_level", Text("风险点：按等级", "risk points by level"),
                   {**counts, **({"": without} if without else {})}, {"": NONE, **labels})


def _answered(points: Iterable[RiskPoint]) -> Section:
    counts = _counted(_state(point) for point in points)
    return Section("risk_points_by_answer", Text("风险点：防控情况", "risk points by answer"), counts, {
        "answered": Text("已有措施", "answered by controls"), "unanswered": Text("没有措施", "without a control"),
        "accepted": Text("已接受", "accepted"), "retired": Text("已停用", "retired")})


def _state(point: RiskPoint) -> str:
    if point.status in (RiskStatus.ACCEPTED, RiskStatus.RETIRED):
        return str(point.status.value)
    return "answered" if point.controls else "unanswered"
