"""A law that riskctl does not know."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text, nearest
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.quantity import Citation, parse_citation
from riskctl.model.value import CitationValue

Spot = tuple[Record, str, int]


def check(catalog: Catalog) -> Iterator[Hit]:
    cited: dict[str, list[Spot]] = {}
    for law, spot in _citations(catalog):
        cited.setdefault(law, []).append(spot)
    known = catalog.shipped.laws if cited else frozenset()
    for law, spots in cited.items():
        if law not in known:
            places = tuple(Related(record.place_of(key, at), record.id, key) for record, key, at in spots)
            values = {"law": law, "count": len(places), "suggestion": nearest(law, sorted(known))}
            yield Hit(places[0].place, law, None, values, "laws", places)


def _citations(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    """Every law that is cited, with where; documents by their number are not laws."""
    for kind, records in catalog.records.items():
        for record in records.values():
            for key in _CITING.get(kind, ()):
                written = record.node.get(key)
                for at, text in enumerate(written if isinstance(written, list) else ()):
                    citation = parse_citation(text) if isinstance(text, str) else None
                    if isinstance(citation, Citation) and not citation.is_document:
                        yield citation.law, (record, key, at)


_CITING = {
    kind: tuple(key for key, field in record.field_table().items() if isinstance(field.value, CitationValue))
    for kind, record in KINDS.items()
}


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
