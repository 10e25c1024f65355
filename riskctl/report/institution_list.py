"""The list of institutions (制度清单) with their seven elements."""

from collections.abc import Callable, Mapping, Sequence

from riskctl.disclosure.columns import Chosen
from riskctl.flow.ended import institution_has_ended
from riskctl.model.language import Language, Text
from riskctl.model.risk import Institution
from riskctl.report.columned import columned, listed, numbered
from riskctl.report.field_words import field_cell
from riskctl.report.power_list import validity
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table

_TITLE = Text("制度清单", "list of institutions")
_TEXTS = ("document", "basis", "scope", "procedure", "oversight", "accountability")
_NAMED = ("owner_unit", "owner", "replaced_by")


def institution_table(shown: Shown, columns: Sequence[Chosen], language: Language, units: frozenset[str] = frozenset()) -> Table:
    """The institutions that are in force or under revision, of the units answerable or of all."""
    writer = _Writer(shown, language)
    held = [one for one in shown.whole.institutions.values() if not institution_has_ended(one, shown.whole.as_of)
            and one.id in shown.seen.institutions and (not units or one.owner_unit in units)]
    return columned(columns, [(one.id, shown.seen.institutions[one.id]) for one in held], writer.cell, _TITLE.in_(language))


class _Writer:
    """Fills the cells in one language."""

    def __init__(self, shown: Shown, language: Language) -> None:
        self.catalog = shown.seen
        self.language = language
        self._fill: Mapping[str, Callable[[Institution], str | Cell]] = {
            "name": lambda one: one.label, "status": self._status, "valid": self._valid,
            "review_by": lambda one: one.review_by.isoformat() if one.review_by else "", "controls": self._controls,
        }

    def cell(self, column: Chosen, one: Institution, number: int) -> str | Cell:
        """What stands in a column for an institution."""
        if column.is_field or column.key in _TEXTS or column.key in _NAMED:
            return field_cell(self.catalog, one, column.key, self.language)
        return numbered(number) if column.key == "number" else self._fill[column.key](one)

    def _status(self, one: Institution) -> Cell:
        return Cell((one.status.in_(self.language),), one.status.value) if one.status else Cell(("",), None)

    def _valid(self, one: Institution) -> Cell:
        first, last = one.valid_from, one.valid_to
        return validity(first.isoformat() if first else None, last.isoformat() if last else None, self.language)

    def _controls(self, one: Institution) -> Cell:
        resting = [control for control in self.catalog.controls.values() if control.institution == one.id]
        return listed([control.label for control in resting], [control.id for control in resting])
