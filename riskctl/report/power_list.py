"""The list of powers with their legal basis (权力清单)."""

from collections.abc import Callable, Mapping, Sequence

from riskctl.disclosure.columns import Chosen
from riskctl.flow.ended import power_has_ended
from riskctl.flow.process import build_process
from riskctl.locale.sentence import limit_text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.power import Power, Step
from riskctl.model.quantity import Limit
from riskctl.model.risk import RiskPoint
from riskctl.report.columned import columned, listed, numbered
from riskctl.report.field_words import field_cell
from riskctl.report.level_words import LevelWords
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.words import level_name

_TITLE = Text("权力清单", "list of powers")
_FIRST = "national"
_NOTHING = Cell(("",), None)


def power_table(shown: Shown, columns: Sequence[Chosen], language: Language, units: frozenset[str] = frozenset()) -> Table:
    """The powers that are exercised, type by type, of the units or of all; those that are not shown are left out."""
    writer = _Writer(shown, language)
    powers = [shown.seen.powers[power.id] for power in _by_type(shown.whole) if power.id in shown.seen.powers
              and not power_has_ended(power, shown.whole.as_of) and (not units or power.lead_unit in units)]
    return columned(columns, [(power.id, power) for power in powers], writer.cell, _TITLE.in_(language))


def _by_type(catalog: Catalog) -> Sequence[Power]:
    """The powers in the order of their types: the national ones as they are listed, other schemes, then as in the catalog."""
    schemes = sorted(catalog.shipped.type_schemes.items(), key=lambda scheme: (scheme[0] != _FIRST, scheme[0]))
    listed_types = [f"{scheme}:{type}" for scheme, types in schemes for type in types]
    order = {type: at for at, type in enumerate(listed_types)}
    met = {power.type: at for at, power in reversed(list(enumerate(catalog.powers.values(), len(order))))}
    return sorted(catalog.powers.values(), key=lambda power: order.get(power.type or "", met[power.type]))


class _Writer:
    """Fills the cells in one language."""

    def __init__(self, shown: Shown, language: Language) -> None:
        self.shown = shown
        self.catalog = shown.seen
        self.language = language
        self.levels = LevelWords(shown.whole, language)
        self._fill: Mapping[str, Callable[[Power], str | Cell]] = {
            "type": lambda power: Cell((self._type(power),), power.type),
            "code": lambda power: power.code or power.id, "name": lambda power: power.label,
            "legal_basis": lambda power: listed(_written(power, "legal_basis")), "unit": self._unit,
            "exercise_level": lambda power: self._word(power.exercise_level), "source": lambda power: self._word(power.source),
            "duties": self._duties, "liability": lambda power: listed(power.liability),
            "statutory": lambda power: self._limit(power.time_limit.statutory if power.time_limit else None),
            "promised": lambda power: self._limit(power.time_limit.promised if power.time_limit else None),
            "conditions": lambda power: listed(power.conditions), "materials": lambda power: listed(power.materials),
            "fee": lambda power: power.fee or "", "complaint": lambda power: power.complaint or "", "valid": self._valid,
            "status": lambda power: self._word(power.status), "risks": self._risks,
        }

    def cell(self, column: Chosen, power: Power, number: int) -> str | Cell:
        """What stands in a column for a power."""
        if column.is_field:
            return field_cell(self.catalog, power, column.key, self.language)
        return numbered(number) if column.key == "number" else self._fill[column.key](power)

    def _type(self, power: Power) -> str:
        scheme, _, kind = (power.type or "").partition(":")
        known = self.catalog.shipped.type_schemes.get(scheme, {}).get(kind)
        return known.name.in_(self.language) if known else power.type or ""

    def _word(self, word: Word | None) -> Cell:
        return Cell((word.in_(self.language),), word.value) if word else _NOTHING

    def _limit(self, limit: Limit | None) -> Cell:
        return Cell((limit_text(limit, self.language),), str(limit)) if limit else _NOTHING

    def _unit(self, power: Power) -> Cell:
        lead, assist = power.lead_unit, power.units.assist if power.units else ()
        named = [self.catalog.label_of(unit) for unit in ((lead,) if lead else ())]
        with_ = Text("配合：", "with: ").in_(self.language)
        named += [f"{with_}{self.catalog.label_of(unit)}" for unit in assist]
        return Cell(tuple(named), {"lead": self._both(lead) if lead else None, "assist": list(map(self._both, assist))})

    def _both(self, id: str) -> Mapping[str, str]:
        """What JSON says of a record that is named."""
        return {"id": id, "name": self.catalog.label_of(id)}

    def _duties(self, power: Power) -> Cell:
        """What is to be done, in the order in which a case comes to it, by whom and within what time."""
        steps = [power.steps[key] for key in build_process(power).numbered if power.steps[key].party is None]
        return listed([self._duty(step) for step in steps], [{
            "step": step.key, "name": step.name, "posts": list(map(self._both, step.posts)),
            "bodies": list(map(self._both, step.bodies)), "time_limit": str(step.time_limit) if step.time_limit else None} for step in steps])

    def _duty(self, step: Step) -> str:
        parts = [self.catalog.label_of(actor) for actor in (*step.posts, *step.bodies)]
        within = limit_text(step.time_limit, self.language) if step.time_limit else ""
        comma, semicolon = ("、", "，") if self.language == "zh" else (", ", "; ")
        inside = semicolon.join(part for part in (comma.join(parts), within) if part)
        brackets = ("（{}）" if self.language == "zh" else " ({})").format(inside) if inside else ""
        return f"{step.name or step.key}{brackets}"

    def _valid(self, power: Power) -> Cell:
        return validity(power.valid_from.isoformat() if power.valid_from else None,
                        power.valid_to.isoformat() if power.valid_to else None, self.language)

    def _risks(self, power: Power) -> Cell:
        """The names and levels of the risk points at the power and its steps."""
        points = [point for point in self.shown.whole.risk_points.values() if point.is_open and point.id in self.catalog.risk_points
                  and any(at == power.id or at.startswith(f"{power.id}/") for at in self.catalog.risk_points[point.id].at)]
        return listed([risk_words(self.shown, point, self.levels) for point in points], [point.id for point in points])


def risk_words(shown: Shown, point: RiskPoint, levels: LevelWords) -> str:
    """The name of a risk point that is shown, with its level before controls; `point` is of the whole catalog."""
    level = assessor_of(shown.whole).assess(point).inherent
    name, grade = shown.seen.risk_points[point.id].label, level_name(level, levels.language)
    return f"{name}（{grade}）" if levels.language == "zh" else f"{name} ({grade})"


def validity(first: str | None, last: str | None, language: Language) -> Cell:
    """From which day to which; an open end is left out."""
    words = [Text(f"{first}起", f"from {first}").in_(language)] if first else []
    words += [Text(f"至{last}", f"to {last}").in_(language)] if last else []
    return Cell(tuple(words), {"from": first, "to": last})


def _written(power: Power, key: str) -> list[str]:
    """Texts as they are written."""
    written = power.node.get(key)
    return [entry for entry in written if isinstance(entry, str)] if isinstance(written, list) else []
