"""From a fault of reading to a hit."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from riskctl.findings import Hit, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind

Phrases = Callable[[Fault], Mapping[str, Text]]


def hits_of(catalog: Catalog, kind: FaultKind, phrases: Phrases | None = None) -> Iterator[Hit]:
    """A hit for every fault of the kind.

    A list of known words gives the nearest one as `suggestion`. A fault of no record is told from others by
    its `file`. `phrases` gives parts of the sentence that differ from case to case: a phrase `x` becomes the
    values `x_zh` and `x_en`.
    """
    for fault in catalog.faults:
        if fault.kind is kind:
            values = _values(fault)
            for name, text in phrases(fault).items() if phrases else ():
                values[f"{name}_zh"], values[f"{name}_en"] = text.zh, text.en
            yield Hit(fault.place, fault.record, fault.field, values, fault.record_kind, fault.related)


def of_record(fault: Fault) -> Text:
    """Whose a field is: the record's, the manifest's; a whole section is the file's."""
    if fault.record is None:
        return Text("清单", "the manifest") if fault.record_kind is None else Text("文件", "the file")
    return Text(f"“{fault.record}”", f"'{fault.record}'")


def slip_of(fault: Fault) -> Text:
    """The slip of the keyboard that is behind the fault, to go behind a sentence; or nothing."""
    zh, en = fault.values.get("slip_zh"), fault.values.get("slip_en")
    return Text(f"；{zh}", f"; {en}") if zh else Text("", "")


def _values(fault: Fault) -> dict[str, object]:
    values = dict(fault.values)
    if fault.record is None:
        values["file"] = fault.place.file
    known = values.get("known")
    if isinstance(known, Sequence) and "suggestion" not in values:
        word = str(values.get("value", values.get("key", "")))
        values["suggestion"] = nearest(word, [str(each) for each in known])
    return values
