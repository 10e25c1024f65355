"""Explain a rule or a record."""

import json
import re
from pathlib import Path

from riskctl.catalog.packs import PACKS
from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.cli.examples import example_of
from riskctl.cli.lookup import record_named
from riskctl.cli.options import Options
from riskctl.cli.session import Session
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.findings import Finding, Rule, nearest
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.report.card import card, rule_json
from riskctl.report.computation import computation, computation_json
from riskctl.report.describe import describe
from riskctl.report.line import finding_line, place_text
from riskctl.report.record_json import record_json
from riskctl.report.scheme import scheme_text
from riskctl.rules import all_rules, every_rule

_CODE = re.compile(r"[A-Za-z]{2}[0-9]{3}\Z")


def rule_named(text: str) -> Rule | None:
    """The rule with this code or name, or None."""
    for rule in every_rule():
        if text.upper() == rule.code or text == rule.name:
            return rule
    return None


def _no_such_rule(text: str) -> UserError:
    rules = [rule.code for rule in every_rule()]
    near = nearest(text.upper(), [code for code in rules if code[:2] == text[:2].upper()] or rules)
    return UserError(f"没有规则 {text}{f'；是不是 {near}？' if near else '。'}用 riskctl rules list 查看全部规则。",
                     f"there is no rule {text}{f'; did you mean {near}?' if near else '.'} See `riskctl rules list`.")


def explain_rule(rule: Rule, options: Options, *, as_json: bool) -> None:
    """Print the card of a rule with its example."""
    language = options.text_language()
    if as_json:
        print(json.dumps({"riskctl": 1, **rule_json(rule, language), "example": example_of(rule, language)}, ensure_ascii=False, indent=2))
    else:
        print(card(rule, language, example_of(rule, language)), end="")


def explain_record(id: str, options: Options, *, as_json: bool) -> int:
    """Print a record, its neighbours and its findings; the exit code is 3 if files could not be read."""
    shipped = _scheme_without_catalog(id, options)
    if shipped is not None:
        return explain_scheme(shipped, options.text_language(), as_json=as_json)
    try:
        session = Session.open(options)
        catalog = session.read()
        shipped = catalog.shipped.level_schemes.get(id) if id not in catalog.by_id else None
        record: Record = shipped or record_named(catalog, id)
    except UserError:
        if _CODE.match(id):
            raise _no_such_rule(id) from None
        raise
    if record.id not in catalog.by_id and isinstance(record, LevelScheme):
        return explain_scheme(record, session.language, as_json=as_json)
    return _explain_own(record, catalog, session, as_json=as_json)


def _explain_own(record: Record, catalog: Catalog, session: Session, *, as_json: bool) -> int:
    """Print a record of the catalog with its findings."""
    settings, _ = settings_for(catalog.manifest, all_rules())
    outcome = run_rules(catalog, settings, all_rules())
    about = [finding for finding in outcome.findings if _is_about(finding, record.id)]
    language, prefix = session.language, session.prefix_from(Path.cwd())
    if as_json:
        document = json.loads(record_json(catalog, record))
        document["findings"] = [{"code": one.rule.code, "severity": one.severity.value, "fingerprint": one.fingerprint,
                                 "waived": one.waived} for one in about]
        if isinstance(record, RiskPoint):
            document["levels"] = computation_json(catalog, record)
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return note_unread(catalog, session)
    if isinstance(record, LevelScheme):
        print(place_text(record.place, prefix))
        print(scheme_text(record, language))
    else:
        print(describe(catalog, record, language, prefix))
    if isinstance(record, RiskPoint):
        print(computation(catalog, record, language))
    print(Text("问题", "findings").in_(language) if about else Text("没有问题", "no findings").in_(language))
    for finding in about:
        waived = Text(f"（已豁免：{finding.waived}）", f" (waived: {finding.waived})").in_(language) if finding.waived else ""
        print(f"  {finding_line(finding, language, prefix)}{waived}")
    return note_unread(catalog, session)


def explain_scheme(scheme: LevelScheme, language: Language, *, as_json: bool) -> int:
    """Print a level scheme that ships with riskctl; the exit code is 0."""
    if as_json:
        print(json.dumps({"riskctl": 1, "kind": scheme.kind, "id": scheme.id, "record": scheme.node}, ensure_ascii=False, indent=2))
    else:
        print(scheme_text(scheme, language), end="")
    return 0


def _scheme_without_catalog(id: str, options: Options) -> LevelScheme | None:
    """The shipped level scheme with that id, where there is no catalog that could have a record of that id."""
    try:
        Session.open(options)
    except UserError:
        return PACKS.level_schemes.get(id) if options.catalog is None else None
    return None


def _is_about(finding: Finding, id: str) -> bool:
    return finding.hit.record == id or any(related.record == id for related in finding.hit.related)
