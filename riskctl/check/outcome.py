"""What a run of the rules found."""

from dataclasses import dataclass, field
from typing import NamedTuple

from riskctl.findings import Finding, Severity, WaiverUse
from riskctl.model.place import Place

SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Crash(NamedTuple):
    """A rule that broke down: its code and the trace."""

    code: str
    trace: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found. `withheld` counts hits of absence that unread files might cure."""

    findings: tuple[Finding, ...] = ()
    withheld: int = 0
    crashes: tuple[Crash, ...] = ()
    ran: tuple[str, ...] = ()
    waivers: WaiverUse = field(default_factory=WaiverUse)
    quiet: frozenset[str] = frozenset()
    """The rules, as far as this is known, that found nothing while they were shown no more than they say they read."""

    @property
    def undecided(self) -> bool:
        """Whether something could not be decided, so that the run must not look clean."""
        return bool(self.crashes)


def order(finding: Finding) -> tuple[Place, str, str, str]:
    """The order of findings: by place, then code, then what tells them apart."""
    return (finding.hit.at, finding.rule.code, finding.hit.record or "", finding.fingerprint)
