"""What law a rule or a single finding rests on."""


from typing import NamedTuple

from riskctl.model.vocabulary import Certainty


class Basis(NamedTuple):
    """A legal basis and how far it was checked."""

    citation: str
    certainty: Certainty
