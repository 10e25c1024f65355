"""Duties, paths and places in words, in either language."""

from collections.abc import Iterable, Mapping

from riskctl.flow.sod_rules import BoundRule
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import StepKind
from riskctl.separation.conflict import Path

ARROW = " → "
MATTERS: Mapping[str, Text] = {
    "portfolios": Text("分管分工", "portfolios"), "kin": Text("亲属关系", "kinship"), "controls": Text("防控措施", "controls"),
    "supervisor": Text("风险点的监督岗位", "supervisors of risk points"), "steps": Text("流程", "flows"),
}
"""What a form speaks of that a catalog may have no record of."""
_KINDS = {kind.value: kind for kind in StepKind}


def side_label(id: str, catalog: Catalog, language: Language) -> str:
    """What people call an entry of a rule's side: there a bare word is a duty or a kind of step, whatever else has that id."""
    return _KINDS[id].in_(language) if id in _KINDS and id not in catalog.duties else label(id, catalog, language)


def link_label(id: str, catalog: Catalog, language: Language) -> str:
    """What people call a record on a path: portfolios and delegations have no name, so that it is said what they are."""
    if id in catalog.portfolios:
        return Text(f"分管分工 {id}", f"portfolio {id}").in_(language)
    if id in catalog.delegations:
        return Text(f"授权 {id}", f"delegation {id}").in_(language)
    return label(id, catalog, language)


def path_words(path: Path, catalog: Catalog, language: Language) -> str:
    """The path with what it leads through, joined by arrows; what reads the same as what comes before is left out.

    The power is named at the first of several of its steps in a row.
    """
    words: list[str] = []
    for before, id in zip(("", *path), path, strict=False):
        word = (side_label if before in catalog.steps else link_label)(id, catalog, language)
        if id in catalog.steps and before.partition("/")[0] == id.partition("/")[0]:
            word = catalog.steps[id][1].name or id
        if not words or words[-1] != word:
            words.append(word)
    return ARROW.join(words)


def labels(ids: Iterable[str], catalog: Catalog, language: Language) -> str:
    """Several names as a list in running text."""
    return ("、" if language == "zh" else ", ").join(label(id, catalog, language) for id in ids)


def rule_name(rule: BoundRule, language: Language) -> str:
    """What the rule is called; a shipped one has an English name too."""
    english = rule.record.node.get("x-en")
    return english if language == "en" and isinstance(english, str) else rule.record.label
