"""The provisions of the packs in force, and the powers to which they apply."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from riskctl.findings import Basis, Hit, Related
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Power
from riskctl.model.provision import Asked, Provision, words_of
from riskctl.model.quantity import Citation, parse_citation

A = TypeVar("A", bound=Asked)
_KEPT, _BY_TYPE = "powers by provision", "powers by type"


def in_force(catalog: Catalog) -> Sequence[Provision]:
    """The provisions of the packs that the manifest puts in force, as far as their law has come into force by the day."""
    packs = catalog.manifest.packs
    chosen = [one for one in catalog.shipped.provisions.values() if one.pack in packs] if packs else []
    return [one for one in chosen if not any(_is_to_come(citation, catalog) for citation in one.citations)]


def _is_to_come(text: str, catalog: Catalog) -> bool:
    """Whether the version of the law that is cited is known to come into force only after the day of the catalog."""
    citation = parse_citation(text)
    if not isinstance(citation, Citation) or citation.version is None:
        return False
    law = catalog.shipped.law_book.get(citation.law)
    version = law.version(citation.version) if law else None
    return version is not None and version.in_force_from is not None and version.in_force_from > catalog.as_of


def cases(catalog: Catalog, form: type[A]) -> Iterator[tuple[Provision, A, Power]]:
    """Every demand of the form, with every power in force to which it applies."""
    for provision in in_force(catalog):
        asks = [asked for asked in provision.asks if isinstance(asked, form)]
        if asks:
            powers = _applicable(catalog, provision)
            yield from ((provision, asked, power) for asked in asks for power in powers)


def _applicable(catalog: Catalog, provision: Provision) -> Sequence[Power]:
    """The powers in force to which the provision applies; found once and kept."""
    kept: dict[str, list[Power]] = catalog.__dict__.setdefault(_KEPT, {})
    if provision.id not in kept:
        by_type = _by_type(catalog)
        types = provision.applies.types or tuple(by_type)
        kept[provision.id] = [power for type in types for power, text in by_type.get(type, ()) if provision.applies.to(text)]
    return kept[provision.id]


def _by_type(catalog: Catalog) -> Mapping[str, Sequence[tuple[Power, str]]]:
    """The powers in force, each with its name and tags, by their class without its scheme; found once and kept."""
    found: dict[str, list[tuple[Power, str]]] | None = catalog.__dict__.get(_BY_TYPE)
    if found is None:
        found = catalog.__dict__[_BY_TYPE] = {}
        for power in catalog.powers.values():
            if not power_has_ended(power, catalog.as_of):
                found.setdefault((power.type or "").partition(":")[2], []).append((power, words_of(power)))
    return found


def provision_hit(provision: Provision, asked: Asked, power: Power, at: Place, field: str,
                  related: tuple[Related, ...] = (), **values: object) -> Hit:
    """That a power does not do what a provision asks, with the law that this rests on."""
    named: dict[str, object] = {"name": power.label, "entry": provision.id, "citation": asked.citation,
                                "certainty": provision.certainty.value, **values}
    if field.startswith("steps."):
        key = field.split(".")[1]
        named |= {"step": f"{power.id}/{key}", "name": power.steps[key].name or key}
    return Hit(at, power.id, field, named, "powers", related, basis=(Basis(asked.citation, provision.certainty),))
