"""What this run finds, rule by rule, for whoever may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.findings import Finding
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.line import message_of
from riskctl.report.shown import Shown
from riskctl.rules import all_rules


@dataclass(frozen=True, slots=True)
class Found:
    """The findings by the code of their rule, and the rules that found more than is told."""

    told: Mapping[str, Sequence[Finding]]
    untold: frozenset[str]


def found_by_rule(shown: Shown, language: Language) -> Found:
    """The findings of the whole catalog that can be told from what the profile shows; waived ones too.

    The rules run over the whole catalog and over what is shown of it. What only the whole gives rests on something
    hidden, what only the other gives comes of the hiding: neither is told.
    """
    whole, seen = list(_findings(shown.whole)), list(_findings(shown.seen))
    there = {(one.rule.code, message_of(one, language)) for one in whole}
    visible = {(one.rule.code, message_of(one, language)) for one in seen}
    told: dict[str, list[Finding]] = {}
    for one in seen:
        if (one.rule.code, message_of(one, language)) in there:
            told.setdefault(one.rule.code, []).append(one)
    return Found(told, frozenset(code for code, _ in there - visible))


def _findings(catalog: Catalog) -> Iterator[Finding]:
    rules = all_rules()
    settings, _ = settings_for(catalog.manifest, rules)
    yield from run_rules(catalog, settings, rules).findings
