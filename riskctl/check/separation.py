"""Conflicts with what the settings and waivers of a catalog make of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskctl.check.settings import Settings
from riskctl.check.waivers import WaiverBook
from riskctl.findings import Hit, Rule, Severity
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.hits import CODES, hit_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A conflict as it is reported: by which rule of the check, how grave (None where that is off), waived by what."""

    conflict: Conflict
    hit: Hit
    rule: Rule
    severity: Severity | None
    waiver: Waiver | None

    @property
    def counts(self) -> bool:
        """Whether it counts against the run: neither waived nor of a rule that is off."""
        return self.waiver is None and self.severity is not None


def judge(catalog: Catalog, settings: Settings, rules: Iterable[Rule]) -> tuple[Judged, ...]:
    """Every conflict of the catalog, in the order of the rules of separation."""
    return tuple(judge_these(check_separation(catalog).conflicts, catalog, settings, rules))


def judge_these(conflicts: Sequence[Conflict], catalog: Catalog, settings: Settings, rules: Iterable[Rule]) -> Iterable[Judged]:
    """The conflicts of the catalog as they are reported."""
    book = WaiverBook(catalog)
    by_code = {rule.code: rule for rule in rules}
    for conflict in conflicts:
        rule = by_code[CODES[conflict.rule.form]]
        hit = hit_of(conflict, catalog)
        waiver = book.covering(rule, hit) if settings.use_waivers else None
        severity = settings.severity_of(rule, hit) if settings.is_on(rule) else None
        yield Judged(conflict, hit, rule, severity, catalog.waivers[waiver] if waiver else None)
