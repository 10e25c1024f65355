"""A rule of separation that could not be checked, because a side of it matches nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES, Language
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Unresolved
from riskctl.separation.hits import place_of_rule
from riskctl.separation.unresolved import NO_RECORD, UNKNOWN
from riskctl.separation.words import MATTERS, rule_name

_REASONS: Mapping[str, Text] = {
    "unused": Text("没有岗位、人员或环节具有", "nobody and no step has"),
    "alone": Text("没有写明与什么相对，只写了", "nothing to hold against the one entry"),
    "no domain": Text("不在任何权域之内的有", "in no domain, neither by themselves nor by a power, are"),
    "no power": Text("没有适用的权力事项", "no power is of"),
    "no record": Text("目录中没有记录", "the catalog has no record of"),
    "unknown": Text("没有", "there is no"),
    "unlimited": Text("这类规则不以事项为对象，已全部检查，applies_to 并未把它限于",
                      "such a rule is not about powers and was checked everywhere; applies_to does not limit it to"),
    "unqualified": Text("这种形式不加限定，已全部检查，不起作用的有",
                        "such a form takes no qualifier and was checked without"),
}


def check(catalog: Catalog) -> Iterator[Hit]:
    by_rule: dict[str, list[Unresolved]] = {}
    by_pack: dict[str, list[Unresolved]] = {}
    for one in check_separation(catalog).unresolved:
        if one.rule.pack is not None:
            by_pack.setdefault(one.rule.pack, []).append(one)
        elif one.reason != UNKNOWN:
            by_rule.setdefault(one.rule.id, []).append(one)
    for id, left_out in by_rule.items():
        rule = left_out[0].rule
        yield Hit(rule.record.place_of(rule.form), id, rule.form, {
            "rules": [id], "rule_name_zh": rule_name(rule, "zh"), "rule_name_en": rule_name(rule, "en"),
            **_told({one.reason: _REASONS[one.reason] for one in left_out}, left_out)}, "sod_rules", sod_rule=id)
    for pack, left_out in by_pack.items():
        rules = list(dict.fromkeys(one.rule.id for one in left_out))
        reason = Text(f"规则包 {pack} 中没有对应内容", f"in the pack {pack}, with nothing in the catalog for")
        yield Hit(place_of_rule(left_out[0].rule, catalog), None, "packs", {
            "pack": pack, "rules": rules, **_told(dict.fromkeys((one.reason for one in left_out), reason), left_out)},
            severity=Severity.INFO)


def _told(reasons: Mapping[str, Text], left_out: Sequence[Unresolved]) -> dict[str, object]:
    """All entries, and in words for each reason the entries left out for it; what is said alike is said once."""
    named: dict[Text, dict[Text, None]] = {}
    for one in left_out:
        names = (MATTERS[entry] if one.reason == NO_RECORD else Text(entry, entry) for entry in one.entries)
        named.setdefault(reasons[one.reason], {}).update(dict.fromkeys(names))
    return {"entries": list(dict.fromkeys(entry for one in left_out for entry in one.entries)),
            **{f"told_{language}": _sentence(named, language) for language in LANGUAGES}}


def _sentence(named: Mapping[Text, Iterable[Text]], language: Language) -> str:
    comma, semicolon = ("、", "；") if language == "zh" else (", ", "; ")
    return semicolon.join(f"{reason.in_(language)} {comma.join(name.in_(language) for name in names)}"
                          for reason, names in named.items())


RULE = Rule(
    "SD121", "rule-not-checked", Severity.WARNING, since="0.1", check=check, cause=("pack",), parts=("rules", "entries"), absence=True,
    message=Text("职责分离规则 {rules:list} 未能检查（或未能全部检查）：{told_zh}",
                 "rules of separation {rules:list} were not checked, or not in full: {told_en}"),
    fault=Text("职责分离规则的一方在目录中什么也对不上：没有岗位、人员或环节具有，没有适用的事项，不在任何权域之内，或者目录中没"
               "有这方面的记录；或者只写了一方；或者规则针对的是分管、亲属、任期，applies_to 限定不了；或者写了这种形式不用的 "
               "within、per 或 bodies。",
               "A side of a rule of separation matches nothing in the catalog: nobody and no step has it, no power is of its "
               "scope, it is in no domain, or the catalog has no record of the matter; or the rule names one side alone; "
               "or it is about portfolios, kin or terms, which applies_to cannot limit; or it has a within, per or bodies that "
               "means nothing to its form."),
    why=Text("对不上就没有检查，不能当作没有冲突。", "What matches nothing was not checked; that is not the same as clean."),
    fix=Text("给岗位或环节写上规则所说的职责；写错的改正；规则与本单位无关的，删去，或在 applies_to 中限定。",
             "Write the duties that the rule names to the posts or steps that have them; mend what is misspelt; remove a rule "
             "that does not concern the bureau, or limit it with applies_to."),
    not_flagged=Text("名称根本不存在的（由引用规则报告）；一方写了几项、其中有一项对得上的。规则包的规则按包合为一条提示。",
                     "Names that do not exist at all (the rules about references report them); a side of several entries of "
                     "which one matches. The rules of a pack are one note for the pack."),
)
