"""A rule of the catalog's own that stands in for a shipped one."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for pack in dict.fromkeys(catalog.manifest.packs):
        shipped = catalog.shipped.sod_rules(pack)
        for id, own in catalog.sod_rules.items():
            if id in shipped:
                yield Hit(own.place, id, None, {"pack": pack, "name": shipped[id].label}, "sod_rules")


RULE = Rule(
    "SD125", "shipped-rule-replaced", Severity.INFO, since="0.1", check=check, cause=("pack",),
    message=Text("职责分离规则“{record}”代替了规则包 {pack} 的同名规则“{name}”",
                 "rule of separation '{record}' stands in for the rule of that id in the pack {pack}"),
    fault=Text("目录自己的规则与启用的规则包中的规则编号相同，按目录自己的执行。",
               "A rule of the catalog has the id of a rule in a pack that is in force, and is the one that counts."),
    why=Text("单位可以按自己的规定写明年限、范围，但谁改了法定规则应当看得见。",
             "A bureau may set its own years and scope, but that it changed a rule of law must be seen."),
    fix=Text("有意代替的不必改；无意重名的，换一个编号。", "Nothing, if it is meant; else give the rule another id."),
    not_flagged=Text("没有启用的规则包。", "Packs that are not in force."),
)
