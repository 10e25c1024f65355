"""What law a rule or a single finding rests on."""

from dataclasses import dataclass

from riskctl.model.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis and how far it was checked."""

    citation: str
    certainty: Certainty
