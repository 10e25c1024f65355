"""Catalogs built in tests, and rules run on them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from riskctl.catalog.assemble import assemble, from_records
from riskctl.catalog.discover import Found, find_files
from riskctl.catalog.limits import Limits
from riskctl.change.comparison import compare
from riskctl.check.base import Delta
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Outcome
from riskctl.check.settings import settings_for
from riskctl.findings import Hit, Rule, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.diff_words import Telling
from riskctl.report.line import plain_lines
from riskctl.review.effects import entries_of
from riskctl.review.review import Review
from riskctl.rules import all_rules

TODAY = date(2026, 6, 30)
EXAMPLES = Path(__file__).parent.parent / "examples"

Fact = tuple[str | None, str | None, dict[str, object]]


def catalog(manifest: Mapping[str, object] | None = None, as_of: date = TODAY, **records: Any) -> Catalog:
    """A catalog from mappings: `catalog(posts={"p": {"name": "…", "unit": "u"}})`."""
    return from_records(records, as_of, manifest)


def read(text: str | bytes, manifest: str = "riskctl: 1\n", as_of: date = TODAY, name: str = "a.yaml") -> Catalog:
    """A catalog read from the text of one file."""
    data = text.encode() if isinstance(text, str) else text
    return assemble(Found({name: data}, manifest.encode()), "", as_of)


def hits(rule: Rule, of: Catalog, use: WaiverUse | None = None, **options: Any) -> list[Hit]:
    """What the rule yields on the catalog; a rule that runs after all others is told the use of the waivers."""
    arguments: list[object] = [use or WaiverUse()] if rule.after else []
    if rule.options is not None:
        arguments.append(rule.options(**options))
    return list(rule.check(of, *arguments))


def facts(rule: Rule, of: Catalog, use: WaiverUse | None = None, **options: Any) -> list[Fact]:
    """Record, field and values of every hit, for comparing whole results."""
    return [(hit.record, hit.field, dict(hit.values)) for hit in hits(rule, of, use, **options)]


def run(of: Catalog, *codes: str) -> Outcome:
    """The findings of the rules with these codes, deep ones among them; of all that are not deep without any."""
    settings, faults = settings_for(of.manifest, all_rules(), codes, deep=bool(codes))
    return run_rules(replace(of, faults=(*of.faults, *faults)), settings, all_rules())


def facts_of_run(rule: Rule, of: Catalog, *codes: str) -> list[Fact]:
    """Record, field and values of the rule's findings in a run with the rules of these codes as well."""
    found = run(of, rule.code, *codes).findings
    return [(one.hit.record, one.hit.field, dict(one.hit.values)) for one in found if one.rule is rule]


def example_folder(rule: Rule) -> Path:
    """Where the example of a rule stands."""
    return EXAMPLES / "rules" / f"{rule.code}-{rule.name}"


def effects(rule: Rule, before: Catalog, after: Catalog) -> list[tuple[str, str, str | None, dict[str, object]]]:
    """Effect, record, field and values of everything that the rule says of the change, there first and then back."""
    comparison = compare(before, after)
    entries, crashes = entries_of(comparison, [rule])
    assert not crashes, crashes[0].trace
    return [(reason.effect.value, entry.change.record, entry.change.field, dict(reason.values))
            for entry in entries for reason in (entry.reason, *entry.more) if reason.rule is rule]


def run_effect_example(rule: Rule, language: Language) -> str:
    """What the rule says of the change of its example, and of the way back."""
    before, after = (_example_side(rule, side) for side in ("before", "after"))
    there, back = ("before → after", "after → before") if language == "en" else ("改动前 → 改动后", "改动后 → 改动前")
    return f"{there}\n{_told(rule, before, after, language)}{back}\n{_told(rule, after, before, language)}"


def _example_side(rule: Rule, side: str) -> Catalog:
    single = example_folder(rule) / f"{side}.yaml"
    found = Found({single.name: single.read_bytes()}, b"riskctl: 1\n") if single.is_file() \
        else find_files(single.with_suffix(""), Limits())
    read_ = assemble(found, "", TODAY)
    assert not [fault for fault in read_.faults if not fault.place.file.endswith("riskctl.yaml")], read_.faults
    return read_


def _told(rule: Rule, before: Catalog, after: Catalog, language: Language) -> str:
    comparison = compare(before, after)
    entries, crashes = entries_of(comparison, [rule])
    assert not crashes, crashes[0].trace
    telling = Telling(Review(comparison, entries, Delta()), language)
    colon = ": " if language == "en" else "："
    lines = [f"  {reason.effect.in_(language)} {rule.code} {entry.change.record}{f' {entry.change.field}' if entry.change.field else ''}{colon}"
             f"{telling.sentence(entry.change, reason)}\n"
             for entry in entries for reason in (entry.reason, *entry.more) if reason.rule is rule]
    return "".join(lines) or ("  nothing\n" if language == "en" else "  无\n")


def run_example(rule: Rule, side: str, language: Language = "en") -> str:
    """What the rule says of the `bad` or `good` side of its example: one line a finding.

    A rule that judges what others found runs after all of them; any other runs alone.
    """
    single = example_folder(rule) / f"{side}.yaml"
    alone = single.is_file()
    found = Found({single.name: single.read_bytes()}, b"riskctl: 1\n") if alone else find_files(single.with_suffix(""), Limits())
    outcome = run(assemble(found, "", TODAY), *(() if rule.after else (rule.code,)))
    assert not outcome.crashes
    said = tuple(finding for finding in outcome.findings if finding.rule is rule)
    return "".join(f"{line}\n" for line in plain_lines(said, language))
