"""Run the rules over a catalog."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from riskctl.check.outcome import Crash, Outcome, order
from riskctl.check.settings import Settings
from riskctl.check.waivers import WaiverBook
from riskctl.findings import Finding, Hit, Rule, WaiverUse, fingerprint
from riskctl.model.catalog import Catalog

Locate = Callable[[frozenset[str]], Catalog | None]


def run_rules(catalog: Catalog, settings: Settings, rules: Sequence[Rule], *, waivers_of: Catalog | None = None,
              locate: Locate | None = None, known: Mapping[str, list[Hit]] | None = None) -> Outcome:
    """Every finding of the rules that are on, in stable order; a rule that crashes does not stop the others.

    The waivers are those of the catalog, or of `waivers_of` where it is given. `locate` gives the same catalog with the
    places of these files, for a catalog that was remembered without them, or None if it has them all: rules that hit
    something run again on it. `known` holds the hits of rules, by code, that need not run.
    """
    first = [rule for rule in rules if settings.is_on(rule) and not rule.after]
    caught = _collect(catalog, first, settings, WaiverUse(), known or {})
    located = locate(caught.files()) if locate is not None else None
    if located is not None:
        catalog = located
        hitting = [rule for rule in first if caught.hits.get(rule.code)]
        again = _collect(catalog, hitting, settings, WaiverUse())
        crashed = {crash.code for crash in again.crashes}
        caught.hits = {code: hits for code, hits in {**caught.hits, **again.hits}.items() if code not in crashed}
        caught.crashes += again.crashes
    book = WaiverBook(waivers_of or catalog)
    covered = {pair for rule in rules for pair in rule.covers}
    found = list(_judge(first, caught, catalog, settings, book, covered))
    own = book if waivers_of is None else _of_its_own(catalog, found)
    use = own.use([rule for rule in first if rule.code in caught.hits], {rule.code: rule for rule in rules})
    use = replace(use, withheld=caught.withheld)
    last = [rule for rule in rules if settings.is_on(rule) and rule.after]
    after = _collect(catalog, last, settings, use)
    found += _judge(last, after, catalog, settings, book, covered)
    ran = tuple(sorted([*caught.hits, *after.hits]))
    return Outcome(tuple(sorted(found, key=order)), caught.withheld + after.withheld,
                   (*caught.crashes, *after.crashes), ran, use)


def _of_its_own(catalog: Catalog, found: Iterable[Finding]) -> WaiverBook:
    """What the own waivers would do where those of another catalog decide: rules about waivers judge these."""
    own = WaiverBook(catalog)
    for finding in found:
        own.covering(finding.rule, finding.hit)
    return own


@dataclass(slots=True)
class _Caught:
    """The hits of every rule that ran to its end, by code."""

    hits: dict[str, list[Hit]] = field(default_factory=dict)
    crashes: list[Crash] = field(default_factory=list)
    withheld: int = 0

    def files(self) -> frozenset[str]:
        """Every file that a hit speaks of."""
        places = (place for hits in self.hits.values() for hit in hits
                  for place in (hit.at, *(related.place for related in hit.related)))
        return frozenset(place.file for place in places)


def _collect(catalog: Catalog, rules: Iterable[Rule], settings: Settings, use: WaiverUse,
             known: Mapping[str, list[Hit]] | None = None) -> _Caught:
    caught = _Caught()
    for rule in rules:
        try:
            caught.hits[rule.code] = known[rule.code] if known and rule.code in known else list(hits_of(rule, catalog, settings, use))
        except Exception:
            import traceback

            caught.crashes.append(Crash(rule.code, traceback.format_exc()))
    return caught


def _judge(rules: Iterable[Rule], caught: _Caught, catalog: Catalog, settings: Settings, book: WaiverBook,
           covered: set[tuple[str, str]]) -> Iterator[Finding]:
    """The findings that the hits become; hits of absence are counted and withheld while files are unread."""
    for rule in rules:
        hits = caught.hits.get(rule.code, [])
        if rule.absence and catalog.unread:
            caught.withheld += len(hits)
        else:
            yield from _findings(rule, _uncovered(rule, hits, covered), settings, book)


def hits_of(rule: Rule, catalog: Catalog, settings: Settings, use: WaiverUse) -> Iterable[Hit]:
    """What the rule finds in the catalog, with its options."""
    arguments: list[object] = [use] if rule.after else []
    if rule.options is not None:
        arguments.append(settings.options.get(rule.code) or rule.options())
    return rule.check(catalog, *arguments)


def _uncovered(rule: Rule, hits: Iterable[Hit], covered: set[tuple[str, str]]) -> Iterable[Hit]:
    """The hits without those on missing or empty fields that a rule about the subject reports."""
    if rule.name not in ("missing-field", "empty-value"):
        return hits
    return (hit for hit in hits if (hit.kind or "", hit.field or "") not in covered)


def _findings(rule: Rule, hits: Iterable[Hit], settings: Settings, book: WaiverBook) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for hit in hits:
        print_ = fingerprint(rule, hit)
        again = seen[print_] = seen.get(print_, 0) + 1
        finding = Finding(rule, hit, settings.severity_of(rule, hit), print_ if again == 1 else f"{print_}-{again}")
        waiver = book.covering(rule, hit)
        yield replace(finding, waived=waiver) if waiver and settings.use_waivers else finding
