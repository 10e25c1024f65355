"""The reference pages, written from the field table and the rules' cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from riskctl.findings import Rule
from riskctl.model.block import Block, Field, Keyed
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.manifest import Manifest
from riskctl.model.value import Choice, Dictionary, Either, Group, Nested, Reference, Value
from riskctl.report.card import card_parts

Example = Mapping[str, str]
_FAMILIES = {
    "CA": Text("读取与格式", "reading and schema"), "RF": Text("引用", "references"),
    "OR": Text("组织", "organisation"), "PW": Text("权力事项", "powers"), "ST": Text("流程", "flow"),
    "RP": Text("风险点", "risk points"), "CT": Text("防控措施", "controls"), "IN": Text("制度", "institutions"),
    "LB": Text("法律依据与法定要求", "law"),
    "SD": Text("职责分离", "separation of duties"),
    "DS": Text("公开与个人信息", "disclosure and personal data"), "TM": Text("期限", "time"),
    "WV": Text("豁免", "waivers"), "DF": Text("改动的影响（riskctl diff）", "effects of changes (riskctl diff)"),
}


def rules_page(rules: Sequence[Rule], examples: Mapping[str, Example], language: Language) -> str:
    """Every rule's card as Markdown, by family, with the example that is executed."""
    lines = [Text("# 规则", "# Rules").in_(language), "",
             Text("本页由规则的说明卡生成；`riskctl explain 编码` 显示同一张卡。",
                  "This page is written from the rules' cards; `riskctl explain CODE` shows the same card.").in_(language), ""]
    for family in dict.fromkeys(rule.family for rule in rules):
        inside = [rule for rule in rules if rule.family == family]
        lines += [f"## {family} {_FAMILIES[family].in_(language)}", ""]
        for rule in inside:
            lines += _rule_lines(rule, examples.get(rule.code, {}), language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _rule_lines(rule: Rule, example: Example, language: Language) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}"
    yield ""
    for title, text in card_parts(rule, language, example):
        if "\n" in text or title in _code_titles(language):
            yield from (f"**{title}**", "", "```yaml", text, "```", "")
        else:
            yield from (f"**{title}**{'：' if language == 'zh' else ': '}{_escaped(text)}", "")


def _code_titles(language: Language) -> frozenset[str]:
    titles = (Text("反例", "bad example"), Text("报告", "reported as"), Text("正例", "good example"), Text("可调选项", "options"),
              Text("改动前", "before"), Text("改动后", "after"), Text("报告（正向和反向）", "reported as, there and back"))
    return frozenset(title.in_(language) for title in titles)


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def format_page() -> str:
    """Every kind with its fields, in both languages, as Markdown."""
    lines = ["# 目录格式 / The catalog format", "",
             "本页由字段表生成。★ 必填；`[]` 可写多个。 / This page is written from the field table. ★ required; "
             "`[]` a list.", ""]
    blocks: dict[str, type[Block]] = {}
    for kind in KINDS.values():
        lines += [f"## `{kind.kind}` {kind.plural.zh} / {kind.plural.en}", "", *_table(kind, blocks)]
    lines += ["## `riskctl.yaml` 清单 / manifest", "", *_table(Manifest, blocks)]
    lines += ["## 内嵌结构 / Blocks", ""]
    done: set[str] = set()
    while len(done) < len(blocks):
        for name in sorted(set(blocks) - done):
            done.add(name)
            lines += [f"### {name}", "", *_table(blocks[name], blocks)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(block: type[Block], blocks: dict[str, type[Block]]) -> Iterable[str]:
    yield "| 字段 / field | 名称 / title | 内容 / holds | 公开 / disclosure |"
    yield "|---|---|---|---|"
    for field in block.field_table().values():
        star = "★" if field.required else ""
        yield (f"| `{field.key}`{star} | {field.title.zh} / {field.title.en} | {_holds(field, blocks)} "
               f"| {field.disclosure.value} |")
    yield ""


def _holds(field: Field[object], blocks: dict[str, type[Block]]) -> str:
    inside = _value(field.value, blocks)
    if isinstance(field, Keyed):
        return f"id → {inside}"
    if field.many:
        return f"{inside} []"
    return f"{inside}（{field.note.zh} / {field.note.en}）" if field.note else inside


def _value(value: Value[object], blocks: dict[str, type[Block]]) -> str:
    match value:
        case Choice():
            return ", ".join(f"`{word.value}` {word.zh}" for word in value.words)
        case Reference():
            return "id: " + ", ".join(value.targets)
        case Nested():
            blocks.setdefault(value.block.__name__, value.block)
            name = f"[{value.block.__name__}](#{value.block.__name__.lower()})"
            return f"`{value.shorthand}` / {name}" if value.shorthand else name
        case Group():
            return f"{_value(value.item, blocks)} []"
        case Dictionary():
            return f"key → {_value(value.item, blocks)}"
        case Either():
            return f"{_value(value.mapping, blocks)} / {_value(value.scalar, blocks)}"
        case _:
            return f"{value.name.zh} / {value.name.en}"
