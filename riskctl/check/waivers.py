"""Which waiver covers which finding."""

from collections.abc import Iterable, Mapping

from riskctl.findings import Hit, Rule, WaiverUse
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver


class WaiverBook:
    """The waivers of a catalog, ready to be asked about each hit."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.matched: set[str] = set()
        self.lapsed: set[str] = set()
        self._by_key: dict[tuple[str, str], list[Waiver]] = {}
        for waiver in catalog.waivers.values():
            if waiver.rule and waiver.record:
                self._by_key.setdefault((waiver.rule, waiver.record), []).append(waiver)

    def covering(self, rule: Rule, hit: Hit) -> str | None:
        """The id of the waiver in force that covers the hit, or None."""
        if not rule.waivable or hit.record is None:
            return None
        code = f"{rule.code}/{hit.sod_rule}" if hit.sod_rule else rule.code
        fitting = [waiver for waiver in self._by_key.get((code, hit.record), ()) if _fits(waiver, hit)]
        self.matched.update(waiver.id for waiver in fitting)
        if not hit.waivable:
            return None
        for waiver in fitting:
            if waiver.expires is not None and in_force(waiver.from_, waiver.expires, self.catalog.as_of):
                return waiver.id
        self.lapsed.update(waiver.id for waiver in fitting)
        return None

    def use(self, ran: Iterable[Rule], known: Mapping[str, Rule]) -> WaiverUse:
        """What came of the waivers, given the rules that ran to their end."""
        codes = {rule.code for rule in ran}
        undecided = {waiver.id for waiver in self.catalog.waivers.values()
                     if waiver.rule and waiver.rule.split("/")[0] in known and waiver.rule.split("/")[0] not in codes}
        if self.catalog.unread:
            undecided |= set(self.catalog.waivers)
        return WaiverUse(frozenset(self.matched), frozenset(self.lapsed), frozenset(undecided),
                         frozenset(known))


def _fits(waiver: Waiver, hit: Hit) -> bool:
    if waiver.field is not None and waiver.field != hit.field:
        return False
    if not waiver.between:
        return True
    named = {value for value in hit.values.values() if isinstance(value, str)}
    return set(waiver.between) <= named
