"""Explain an entry of the packs of rules: a provision of law, a rule of separation, or all rules of a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.catalog.discover import find_root
from riskctl.catalog.packs import PACKS
from riskctl.cli.options import Options
from riskctl.cli.session import Session
from riskctl.errors import UserError
from riskctl.model.provision import Provision
from riskctl.report.json_document import written
from riskctl.report.provision import provision_object, provision_text
from riskctl.report.sod_rule import ShippedRule, shipped_rules, sod_rule_object, sod_rule_text

_ROW = re.compile(r"([a-z]+)-?0*([0-9]+)(?:-?([a-z]))?\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the packs say under one id: a provision, rules of separation, or both."""

    provision: Provision | None
    rules: Sequence[ShippedRule]


def entry_named(id: str, options: Options) -> Entry | None:
    """The entry of this id, unless the catalog at hand has a record of that id.

    `acc-03` is ACC3; the id of a row that has several rules (IC29) is all of them.
    """
    wanted = _plain(id)
    provision = next((one for key, one in PACKS.provisions.items() if key.casefold() == id.casefold() or _plain(key) == wanted), None)
    rules = [rule for rule in shipped_rules(PACKS) if wanted in (_plain(rule.id), _plain(rule.id).rstrip("abcd"))]
    if (provision is None and not rules) or _is_record(id, options):
        return None
    return Entry(provision, rules)


def _plain(id: str) -> str:
    """The id in small letters, without the dash and the zeros before its number."""
    found = _ROW.match(id.casefold())
    return f"{found[1]}{found[2]}{found[3] or ''}" if found else id.casefold()


def _is_record(id: str, options: Options) -> bool:
    if options.catalog is None:
        try:
            find_root(Path.cwd())
        except UserError:
            return False
    return id in Session.open(options).read().by_id


def explain_entry(entry: Entry, options: Options, *, as_json: bool) -> None:
    """Print what the packs say under one id."""
    language, types, day = options.text_language(), PACKS.type_schemes["national"], options.day()
    if as_json:
        document: dict[str, object] = {"riskctl": 1}
        if entry.provision:
            document |= provision_object(entry.provision, day, PACKS.law_book, types, language)
        else:
            document |= {"entry": entry.rules[0].id, "pack": entry.rules[0].pack}
        if entry.rules:
            document["sod_rules"] = [sod_rule_object(rule, PACKS, day, language) for rule in entry.rules]
        print(written(document), end="")
        return
    texts = [provision_text(entry.provision, PACKS.law_book, types, day, language)] if entry.provision else []
    print("\n".join((*texts, *(sod_rule_text(rule, PACKS, day, language) for rule in entry.rules))), end="")
