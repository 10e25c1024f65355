"""What an id is called: a record, a step, all steps of a power, a duty or domain that ships with riskctl, a kind of step."""

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import StepKind

STANDARD = "std:"
_EVERY_STEP = "*"
_KINDS = {kind.value: kind for kind in StepKind}


def label(id: str, catalog: Catalog, language: Language, *, is_domain: bool = False) -> str:
    """What people call what the id stands for, a domain rather than a duty if so asked; the id itself if it is unknown."""
    if id.startswith(STANDARD):
        return _shipped(id, catalog, language, is_domain=is_domain)
    if id in _KINDS and id not in catalog.by_id:
        return _KINDS[id].in_(language)
    power, _, step = id.partition("/")
    if step == _EVERY_STEP and power in catalog.powers:
        return f"{catalog.label_of(power)}{Text('（全部环节）', ' (every step)').in_(language)}"
    return catalog.label_of(id)


def _shipped(id: str, catalog: Catalog, language: Language, *, is_domain: bool) -> str:
    name, shipped = id.removeprefix(STANDARD), catalog.shipped
    duty, domain = shipped.duties.get(name), shipped.domains.get(name)
    record = domain or duty if is_domain else duty or domain
    english = record.node.get("x-en") if record else None
    return id if record is None else english if language == "en" and isinstance(english, str) else record.label
