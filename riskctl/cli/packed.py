"""List the rules of separation of a pack."""

from riskctl.catalog.packs import PACKS
from riskctl.cli.options import Options
from riskctl.cli.tables import print_table
from riskctl.report.json_document import written
from riskctl.report.sod_rule import shipped_rules, sod_rule_object, sod_rules_table


def pack_names() -> tuple[str, ...]:
    """The packs that have rules of separation."""
    return tuple(name for name in PACKS.rule_packs if PACKS.sod_rules(name))


def print_pack(name: str, options: Options, *, as_json: bool) -> bool:
    """Print the rules of separation of the pack of that name; False where there is no such pack."""
    if name not in pack_names():
        return False
    rules = [rule for rule in shipped_rules(PACKS) if rule.pack == name]
    language = options.text_language()
    if as_json:
        document = {"riskctl": 1, "pack": name, "sod_rules": [sod_rule_object(rule, PACKS, options.day(), language) for rule in rules]}
        print(written(document), end="")
    else:
        print_table(sod_rules_table(rules, PACKS, language), options)
    return True
