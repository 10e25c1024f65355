"""More about kin than the relation."""

import re
from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty

# The characters that words of kinship are made of, and what joins them; whatever else there is says more.
_KIN = re.compile(r"[\s、，,；;（）()/\-·的之与和及或其系为本人双方]"
                  r"|[夫妻配偶丈爱父母爸妈儿女子孩长次幼大二三四小兄弟姐姊妹哥祖外孙爷奶姥曾伯叔婶姑舅姨侄甥堂表岳公婆媳婿嫂连襟妯娌姻亲近"
                  r"直系血旁代以内属家继养关联]"
                  r"|\b(?:husband|wife|spouse|partner|father|mother|parent|son|daughter|child|brother|sister|sibling|uncle|aunt|nephew"
                  r"|niece|cousin|grand(?:father|mother|parent|son|daughter|child)|in[- ]law|step|adoptive|relative|kin|of|the)\b", re.I)


def check(catalog: Catalog) -> Iterator[Hit]:
    for person in catalog.people.values():
        for kin in person.kin:
            if kin.relation and _KIN.sub("", kin.relation):
                yield Hit(kin.place_of("relation"), person.id, "kin.relation", {"other": kin.person or ""}, "people")


RULE = Rule(
    "DS106", "kin-in-catalog", Severity.INFO, since="0.1", check=check, cause=("other",),
    message=Text("人员“{record}”的亲属关系（与“{other}”）写了关系以外的内容",
                 "the kinship of person '{record}' with '{other}' says more than the relation"),
    fault=Text("亲属关系的 relation 除了关系称谓，还写有姓名、单位等其他内容。",
               "The relation of a kinship holds more than words of kinship: a name, an employer or the like."),
    why=Text("亲属是第三人，他们的信息只在履行回避等法定职责所必需的范围内收集。判断回避，知道是什么关系就够了。",
             "Kin are third persons, whose data are taken only as far as a legal duty such as avoidance needs. To judge that, the "
             "relation is enough."),
    fix=Text("relation 只写关系（如夫妻、父子、岳婿）；亲属在本单位的，用 person 指明编号；其余信息留在干部人事档案。",
             "Write only the relation (夫妻, 父子, spouse); kin in the bureau are named by id under person; anything else belongs in "
             "the personnel file."),
    not_flagged=Text("只由亲属称谓组成的；没有写 relation 的。亲属关系只在受限范围可见，任何公开、内部材料都不带出。",
                     "What is made of words of kinship only; no relation at all. Kinship is seen in the restricted profile alone; no "
                     "public or internal output carries it."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第34条", Certainty.V2)),
)
