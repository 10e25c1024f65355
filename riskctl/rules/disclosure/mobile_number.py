"""A mobile number in free words."""

from collections.abc import Iterator

from riskctl.disclosure.personal_data import Personal
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.disclosure._leaks import hits


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits(catalog, Personal.MOBILE)


RULE = Rule(
    "DS102", "mobile-number", Severity.WARNING, since="0.1", check=check, cause=("shown",),
    message=Text("“{holder}”的 {key_zh} 写有手机号码 {shown}，会随{to_zh}带出",
                 "'{holder}' holds mobile number {shown} in {key_en}, which {to_en} carries"),
    fault=Text("公开或内部使用的字段、编号、自定义的键，或者注释、文件名里写有 11 位手机号码，"
               "包括带 86 的、全角的，以及用空格、连字符、点、斜杠或下划线隔开的。",
               "A mobile number of 11 digits stands in a field, an id or a key of one's own that public or internal output carries, "
               "in a comment, or in the name of a file; also after 86, in full-width digits, or divided by spaces, "
               "hyphens, dots, slashes or underscores."),
    why=Text("手机号码是个人信息，公开须有本人单独同意。目录写的是岗位，联系方式应是单位的固定电话。",
             "A mobile number is personal data, published only with separate consent. A catalog speaks of posts; the contact to "
             "give is the office's line."),
    fix=Text("改为单位的固定电话或服务热线；供公众监督投诉的号码写在 complaint。",
             "Write the office's number or hotline instead; a number for complaints belongs in complaint."),
    not_flagged=Text("complaint 字段；更长号码中的一段；前后写明是编号、文号、流水号等的；固定电话；code、version 字段；只有受限范围可见的字段。",
                     "The field complaint; part of a longer number; what the words around it call the number of a document, a "
                     "case or the like (编号, 文号, 流水号 …); other telephones; the fields code and version; fields that only the "
                     "restricted profile shows."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第25条", Certainty.V2)),
)
