"""A bank card number in free words."""

from collections.abc import Iterator

from riskctl.disclosure.personal_data import Personal
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.disclosure._leaks import hits


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits(catalog, Personal.CARD)


RULE = Rule(
    "DS104", "bank-card", Severity.ERROR, since="0.1", check=check, cause=("shown",),
    message=Text("“{holder}”的 {key_zh} 写有银行卡号 {shown}，会随{to_zh}带出",
                 "'{holder}' holds bank card number {shown} in {key_en}, which {to_en} carries"),
    fault=Text("公开或内部使用的字段、编号、自定义的键，或者注释、文件名里写有 16 至 19 位银行卡号（通过 Luhn 校验），"
               "包括全角的，以及每四位用空格、连字符、点、斜杠或下划线隔开的。",
               "A bank card number of 16 to 19 digits (by the check of Luhn) stands in a field, an id or a key of one's own that public "
               "or internal output carries, in a comment, or in the name of a file; also in full-width digits, or divided by "
               "spaces, hyphens, dots, slashes or underscores."),
    why=Text("金融账户是敏感个人信息，泄露直接危及财产，只有特定目的和充分必要时才能处理。",
             "Financial accounts are sensitive personal data: a leak endangers property, and they are handled only for a special "
             "purpose and out of strict need."),
    fix=Text("删去卡号，写明资料存放在哪个系统、由哪个岗位保管；已经提交的，还要清理版本历史。",
             "Remove the number and say in which system it is kept and by which post; if it was committed, clean the history."),
    not_flagged=Text("校验位不对的；不以 3、4、5、6、9 开头的；前后写明是编号、凭证号、流水号等的；code、version 字段；只有受限范围可见的字段。",
                     "Numbers that fail the check or begin with other digits than 3, 4, 5, 6, 9; what the words around it call "
                     "the number of a document, a voucher or the like; the fields code and version; fields that only the "
                     "restricted profile shows."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第28条", Certainty.V2)),
)
