"""An e-mail address in free words."""

from collections.abc import Iterator

from riskctl.disclosure.personal_data import Personal
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.disclosure._leaks import hits


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits(catalog, Personal.EMAIL)


RULE = Rule(
    "DS103", "email-address", Severity.WARNING, since="0.1", check=check, cause=("shown",),
    message=Text("“{holder}”的 {key_zh} 写有电子邮箱 {shown}，会随{to_zh}带出",
                 "'{holder}' holds e-mail address {shown} in {key_en}, which {to_en} carries"),
    fault=Text("公开或内部使用的字段、编号、自定义的键，或者注释、文件名里写有电子邮箱，包括全角的。",
               "An e-mail address stands in a field, an id or a key of one's own that public or internal output carries, in a comment, "
               "or in the name of a file; also in full-width letters."),
    why=Text("写有姓名或号码的邮箱就是个人信息；人换了岗，邮件还会发给他。",
             "An address made of a name or a number is personal data; and when the person leaves the post, mail still goes there."),
    fix=Text("改为岗位或单位的名称；供公众监督投诉的邮箱写在 complaint。",
             "Name the post or the office instead; an address for complaints belongs in complaint."),
    not_flagged=Text("complaint 字段；code、version 字段；只有受限范围可见的字段。单位的公用邮箱写在别处的也报告，因为看不出是不是个人的。",
                     "The field complaint; the fields code and version; fields that only the restricted profile shows. An office's "
                     "shared address elsewhere is reported too, since it cannot be told from a person's."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第25条", Certainty.V2)),
)
