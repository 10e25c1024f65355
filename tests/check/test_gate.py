"""No change loosens its own gate: whatever it writes about rules, packs, schemes and waivers, what it brings is found all the same."""

from dataclasses import replace
from typing import Any

import pytest
from ruamel.yaml import YAML

from riskctl.catalog.assemble import assemble, lowered, read_manifest
from riskctl.catalog.discover import Found, find_files
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events
from riskctl.check.base import Side, findings_delta, new_findings
from riskctl.check.settings import settings_for
from riskctl.findings import Finding, Rule
from riskctl.rules import all_rules
from tests.building import TODAY, example_folder

OF_THE_GATE = {
    "CA5": "what is wrong with the manifest", "DS107": "columns that it asks for", "DS108": "what it publishes",
    "RP107": "levels that the scheme does not have", "RP108": "levels that the scheme would not give",
    "RP112": "answers that the scheme does not have", "RP113": "which scheme it chooses", "SD125": "a rule beside one of a pack", "WV": "waivers",
}
"""Rules about what a catalog says of its own check: to say something else mends it."""
BY_FILES = {"CA104", "CA105", "CA106", "CA107", "CA108", "CA109", "CA110", "CA111", "CA112", "CA113"}
"""Rules whose example is about files as such, or that have none."""
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()
         if not rule.code.startswith(tuple(OF_THE_GATE)) and rule.code not in BY_FILES]


def files_of(rule: Rule, side: str) -> Found:
    single = example_folder(rule) / f"{side}.yaml"
    return Found({single.name: single.read_bytes()}, b"riskctl: 1\n") if single.is_file() else find_files(single.with_suffix(""), Limits())


def sides(rule: Rule, base: Found, head: Found) -> tuple[Side, Side]:
    """Both as a review reads them, by the limits of the base."""
    limits, _ = lowered(Limits(), read_manifest(base.manifest, Limits(), default_events)[0])
    found = []
    for one in (base, head):
        of = assemble(Found(dict(one.files), one.manifest), "", TODAY, limits, fixed_limits=True)
        settings, faults = settings_for(of.manifest, all_rules(), deep=rule.deep)
        found.append(Side(replace(of, faults=(*of.faults, *faults)), settings))
    return found[0], found[1]


def brought(rule: Rule, base: Found, head: Found) -> dict[str, Finding]:
    """The new findings of the rule that count, by fingerprint: those of a review, which are those of a check against a base."""
    two = sides(rule, base, head)
    delta = findings_delta(*two, all_rules())
    assert delta.crashes == ()
    assert {one.fingerprint for one in delta.new} == {one.fingerprint for one in new_findings(*two, all_rules()).findings if one.counts}
    return {one.fingerprint: one for one in delta.new if one.rule is rule}


def loosened(head: Found, findings: dict[str, Finding]) -> Found:
    """The same files under a manifest that switches off all it can, with a waiver of every finding."""
    manifest: dict[str, Any] = YAML(typ="safe", pure=True).load((head.manifest or b"riskctl: 1\n").decode())
    rules = "".join(f"  {rule.code}: off\n" for rule in all_rules() if not rule.code.startswith("CA5"))
    kept = "".join(f"{key}: {manifest[key]}\n" for key in ("riskctl", "name") if key in manifest)
    waivers = "".join(f"  w-{at}: {{rule: '{one.rule.code}{f'/{one.hit.sod_rule}' if one.hit.sod_rule else ''}', record: '{one.hit.record}', "
                      f"reason: 缓, approved_by: nobody, from: 2026-01-01, expires: 2026-12-31}}\n"
                      for at, one in enumerate(findings.values()) if one.hit.record)
    files = {**head.files, "zz-waivers.yaml": f"waivers:\n{waivers}".encode()} if waivers else head.files
    return Found(files, f"{kept}packs: []\nlevel_scheme: matrix\nlimits: {{files: 1, depth: 2}}\nrules:\n{rules}".encode())


@pytest.mark.parametrize("rule", RULES)
def test_what_a_change_brings_is_found_whatever_it_writes_about_the_check(rule: Rule) -> None:
    base, head = files_of(rule, "good"), files_of(rule, "bad")
    plain = brought(rule, base, head)
    found = brought(rule, base, loosened(head, plain))
    assert {print_: one.severity for print_, one in plain.items()}.items() <= {print_: one.severity for print_, one in found.items()}.items()
    assert plain
