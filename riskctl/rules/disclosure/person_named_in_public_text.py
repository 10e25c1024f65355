"""A person of the catalog named in text that the public sees."""

from collections.abc import Iterator

from riskctl.disclosure.names import Names, by_name
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.texts import texts_of
from riskctl.model.vocabulary import Certainty, Disclosure


def check(catalog: Catalog) -> Iterator[Hit]:
    bearers = by_name({person.id: person.name for person in catalog.people.values() if person.name})
    names = Names(bearers)
    for power in catalog.powers.values() if names else ():
        if power_has_ended(power, catalog.as_of):
            continue
        for text in texts_of(power, names.stand_in, Disclosure.PUBLIC):
            for name in dict.fromkeys(names.found_in(text.text)):
                yield Hit(power.place_of(*text.path), power.id, text.field, kind="powers",
                          values={"name": power.label, "key": text.field or "id", "people": list(bearers[name])})


RULE = Rule(
    "DS105", "person-named-in-public-text", Severity.WARNING, since="0.1", check=check, cause=("people",),
    each=("powers",), beside=("people",),
    message=Text("权力事项“{name}”对外公开的 {key} 写有人员（{people:list}）的姓名",
                 "power '{record}' names a person ({people:list}) in {key}, which the public sees"),
    fault=Text("权力事项对外公开的文字里出现了人员名册中某人的姓名。",
               "The name of somebody in people stands in a power's text that the public sees."),
    why=Text("权力清单、流程图对外公开的是岗位，不是个人：人会换，姓名未经本人同意也不宜公开；点名到人，还会把办事的人变成被找的人。",
             "What is published is the post and not the person: people change, and names are not published without consent; "
             "who is named is whom favours are asked of."),
    fix=Text("改写为岗位名称；需要内部掌握的，写在内部字段（如 trace、filing）或 people 的任职里。",
             "Name the post instead; what is for inside belongs in an internal field (trace, filing) or in assignments."),
    not_flagged=Text("“张某”一类的占位姓名、单字姓名、与常用词相同的两字姓名（如高峰、方正）；两字姓名与其他汉字连写、"
                     "前后又没有称谓或引出人名的字词的（分不清是不是姓名）；已取消的事项；内部字段。",
                     "Placeholders such as 张某, names of one character, and names of two that are common words (高峰, 方正); a "
                     "name of two characters among others without a title or a word that introduces a person, which cannot be "
                     "told from other words; powers that have ended; internal fields."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第25条", Certainty.V2)),
)
