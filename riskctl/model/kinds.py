"""Every kind of record, in the order in which people read a catalog."""

from riskctl.model.block import Record
from riskctl.model.organization import (
    Body,
    Delegation,
    Document,
    Domain,
    Duty,
    Party,
    Person,
    Portfolio,
    Post,
    Unit,
)
from riskctl.model.power import Power
from riskctl.model.risk import Control, Institution, RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.separation import SodRule, Waiver

KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (Unit, Post, Party, Person, Portfolio, Delegation, Domain, Duty, Body, Document,
                 Power, RiskPoint, Control, Institution, SodRule, LevelScheme, Waiver)
}
