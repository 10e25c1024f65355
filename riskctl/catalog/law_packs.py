"""Shipped laws and the rules from law, from the data of their packs to typed records."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from riskctl.model.law import COUNTING_RULES, Counting, Law, LawVersion, Renumbering
from riskctl.model.vocabulary import Certainty


def laws_by_name(roots: Iterable[Mapping[str, Any]]) -> dict[str, Law]:
    """Every law by each of its names; a name that is another law's own is not taken as an alias."""
    laws = [_law(name, entry) for root in roots for name, entry in root["laws"].items()]
    book = {name: law for law in laws for name in law.names}
    return {**book, **{law.name: law for law in laws}}


def _law(name: str, entry: Mapping[str, Any]) -> Law:
    versions = sorted((_version(str(label), held) for label, held in entry["versions"].items()),
                      key=lambda version: version.label, reverse=True)
    return Law(name, entry.get("title", name), tuple(entry.get("aliases", ())), tuple(versions),
               tuple(_renumbering(one) for one in entry.get("renumbered", ())),
               _counting(entry["counting"]) if "counting" in entry else None, Certainty(entry["certainty"]),
               {int(article): Certainty(held) for article, held in entry.get("seen", {}).items()})


def _version(label: str, held: Mapping[str, Any]) -> LawVersion:
    return LawVersion(label, _day(held.get("in_force_from")), _day(held.get("in_force_to")), held.get("articles"),
                      Certainty(held["certainty"]))


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _renumbering(entry: Mapping[str, Any]) -> Renumbering:
    articles = {int(before): after for before, after in entry["articles"].items()}
    about = {int(article): tuple(words) for article, words in entry.get("about", {}).items()}
    return Renumbering(entry["from"], entry["to"], articles, Certainty(entry["certainty"]), about)


def _counting(entry: Mapping[str, Any]) -> Counting:
    rule = next(known for known in COUNTING_RULES if known == entry["rule"])
    return Counting(entry["since"], rule, entry.get("article"), tuple(entry.get("workdays", ())), entry.get("up_to"),
                    Certainty(entry["certainty"]))
