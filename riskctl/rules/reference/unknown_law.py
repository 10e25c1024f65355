"""A law that riskctl does not know."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text, nearest
from riskctl.flow.citing import Mark, citations
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    cited: dict[str, list[Mark]] = {}
    for _, citation, mark in citations(catalog):
        if not citation.is_document:
            cited.setdefault(citation.law, []).append(mark)
    known = catalog.shipped.laws if cited else frozenset()
    for law, marks in cited.items():
        if law not in known:
            values = {"law": law, "count": len(marks), "suggestion": nearest(law, sorted(known))}
            places = tuple(Related(mark.place, mark.record.id, mark.field) for mark in marks)
            yield Hit(places[0].place, law, None, values, "laws", places)


RULE = Rule(
    "RF104", "unknown-law", Severity.INFO, since="0.1", check=check,
    message=Text("法律“{law}”不在随附的法律之列，引用的条文没有核对{suggestion:suggestion}",
                 "law '{law}' is not among those that ship with riskctl: its articles were not "
                 "checked{suggestion:suggestion}"),
    fault=Text("引用的法律不在随附的法律资料里。",
               "A law is cited that is not among the laws that ship with riskctl."),
    why=Text("随附资料之外的法律，版本和条数无从核对；也可能是名称写错。",
             "Of other laws neither the version nor the articles can be checked; or the name is misspelt."),
    fix=Text("核对法律名称：写全称，不带“中华人民共和国”。名称无误的不必处理。",
             "Check the name of the law: its full name without 中华人民共和国. If it is right, nothing is "
             "needed."),
    not_flagged=Text("文号，如 税总发〔2017〕22号；写法不合的法律依据（CA308）。",
                     "Document numbers such as 税总发〔2017〕22号; citations that are misspelt (CA308)."),
)
