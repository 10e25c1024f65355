"""The card of a rule: what it finds, why, on what basis, what to do, what it leaves alone, and its example."""

import json
from collections.abc import Mapping, Sequence

from riskctl.findings import Rule
from riskctl.model.language import Language, Text
from riskctl.report.table import Table

_HEADS = {
    "fault": Text("问题", "fault"), "why": Text("为什么", "why"), "basis": Text("依据", "basis"), "fix": Text("怎么改", "fix"),
    "not_flagged": Text("不报告", "not flagged"), "options": Text("可调选项", "options"),
    "bad": Text("反例", "bad example"), "output": Text("报告", "reported as"), "good": Text("正例", "good example"),
}


def card(rule: Rule, language: Language, example: Mapping[str, str] | None = None) -> str:
    """The card as text; `example` holds the texts `bad`, `output` and `good` where they are at hand."""
    deep = Text("；只在 --deep 时运行", "; only with --deep") if rule.deep else Text("", "")
    title = Text(f"默认级别：{rule.severity.zh}；自 {rule.since} 版起{deep.zh}",
                 f"severity {rule.severity.en}; since {rule.since}{deep.en}")
    parts = [f"{rule.code} {rule.name}  ({title.in_(language)})"]
    for head, text in card_parts(rule, language, example or {}):
        inside = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
        parts.append(f"{head}\n{inside}")
    return "\n\n".join(parts) + "\n"


def card_parts(rule: Rule, language: Language, example: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parts of the card in order: title and text."""
    basis = "\n".join(Text(f"{one.citation}（{one.certainty.zh}）", f"{one.citation} ({one.certainty.en})").in_(language)
                      for one in rule.basis)
    texts = {"fault": rule.fault.in_(language), "why": rule.why.in_(language), "basis": basis,
             "fix": rule.fix.in_(language), "not_flagged": rule.not_flagged.in_(language), "options": _options(rule),
             **{name: text.rstrip("\n") for name, text in example.items()}}
    return [(_HEADS[name].in_(language), text) for name, text in texts.items() if text]


def _options(rule: Rule) -> str:
    if rule.options is None:
        return ""
    settings = rule.options()
    lines = [f"{name}: {json.dumps(getattr(settings, name))}" for name in getattr(settings, "__dataclass_fields__", {})]
    return f"rules:\n  {rule.code}:\n" + "\n".join(f"    {line}" for line in lines)


def rule_rows(rules: Sequence[Rule], language: Language) -> Table:
    """The rules as a table."""
    titles = (Text("编码", "code"), Text("名称", "name"), Text("级别", "severity"), Text("问题", "fault"))
    return Table(tuple(title.in_(language) for title in titles),
                 tuple((rule.code, rule.name, _severity(rule).in_(language), rule.fault.in_(language)) for rule in rules))


def _severity(rule: Rule) -> Text:
    deep = Text("（--deep）", " (--deep)") if rule.deep else Text("", "")
    return Text(f"{rule.severity.zh}{deep.zh}", f"{rule.severity.en}{deep.en}")


def rule_json(rule: Rule, language: Language) -> dict[str, object]:
    """The card as JSON keys."""
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.value, "since": rule.since,
            "deep": rule.deep,
            "fault": rule.fault.in_(language), "why": rule.why.in_(language), "fix": rule.fix.in_(language),
            "not_flagged": rule.not_flagged.in_(language),
            "basis": [{"citation": one.citation, "certainty": one.certainty.value} for one in rule.basis]}


def rules_json(rules: Sequence[Rule], language: Language) -> str:
    """The rules as a JSON document."""
    document = {"riskctl": 1, "rules": [rule_json(rule, language) for rule in rules]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
