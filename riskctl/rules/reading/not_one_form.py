"""A separation rule without its form, or with several."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.FORM, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    present = [str(form) for form in fault.values["present"]]  # type: ignore[attr-defined]
    there = Text(f"现有 {'、'.join(present)}", f"not {' and '.join(present)}")
    return {"of": of_record(fault), "present": there if present else Text("现在没有", "and it has none")}


RULE = Rule(
    "CA311", "not-one-form", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}应恰好写一种规则形式，{present_zh}",
                 "{of_en} takes exactly one form, {present_en}"),
    fault=Text("职责分离规则没有写形式，或写了几种。", "A rule of separation has no form, or several."),
    why=Text("一条规则说一件事，才知道违反的是什么。", "A rule that says one thing tells what is broken."),
    fix=Text("留下一种形式，其余另立规则。", "Keep one form and make rules of the others."),
    not_flagged=Text("within、per、applies_to 等限定，它们不是形式。",
                     "Qualifiers such as within, per and applies_to: they are no forms."),
)
