"""An identity number in free words."""

from collections.abc import Iterator

from riskctl.disclosure.personal_data import Personal
from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.disclosure._leaks import hits


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits(catalog, Personal.IDENTITY)


RULE = Rule(
    "DS101", "identity-number", Severity.ERROR, since="0.1", check=check, cause=("shown",),
    message=Text("“{holder}”的 {key_zh} 写有居民身份证号码 {shown}，会随{to_zh}带出",
                 "'{holder}' holds identity number {shown} in {key_en}, which {to_en} carries"),
    fault=Text("公开或内部使用的字段、编号、自定义的键，或者注释、文件名里写有 18 位居民身份证号码，"
               "包括全角的，以及用空格、连字符、点、斜杠或下划线隔开的。",
               "An identity number of 18 characters stands in a field, an id or a key of one's own that public or internal output "
               "carries, in a comment, or in the name of a file; also in full-width digits, or divided by spaces, "
               "hyphens, dots, slashes or underscores."),
    why=Text("处理个人信息限于最小范围，未经单独同意不得公开。目录会生成公示表、网页、表格，号码写进去就跟着发出去，也永远留在版本历史里。",
             "Personal data are handled to the least extent and not published without separate consent. What the catalog "
             "holds goes into notices, pages and tables, and stays in its history for ever."),
    fix=Text("删去号码，需要指明人员的写编号；已经提交的，还要清理版本历史。",
             "Remove the number and name the person by id; if it was committed, clean the history too."),
    not_flagged=Text("校验码（GB 11643）不对的、出生日期不存在的、15 位旧号码；code、version 字段；只有受限范围可见的字段。",
                     "Numbers whose check character (GB 11643) is wrong or whose day of birth does not exist; the old ones of "
                     "15 digits; the fields code and version; fields that only the restricted profile shows."),
    basis=(Basis("个人信息保护法(2021)第6条", Certainty.V2), Basis("个人信息保护法(2021)第25条", Certainty.V2),
           Basis("个人信息保护法(2021)第34条", Certainty.V2)),
)
