"""What a rule yields."""

import dataclasses
from collections.abc import Mapping

from riskctl.findings.basis import Basis
from riskctl.model.fault import Related
from riskctl.model.place import Place
from riskctl.model.vocabulary import Certainty, Severity


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """That a rule does not hold at a place. `values` are plain JSON values which the rule's message names.

    `kind` and `record` say what it is keyed to: the record at fault, or, where many places share one cause, the cause
    (a missing post is named once, with every place that names it in `related`). `field` is a dotted path. `basis` is
    the law that this one finding rests on, where it is not that of the rule as a whole. `severity` is how grave the
    catalog itself says such a finding is, and `waivable` whether it lets any waiver count.
    """

    at: Place
    record: str | None = None
    field: str | None = None
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    kind: str | None = None
    related: tuple[Related, ...] = ()
    sod_rule: str | None = None
    basis: tuple[Basis, ...] = ()
    severity: Severity | None = None
    waivable: bool = True

    @property
    def is_unverified(self) -> bool:
        """Whether it rests on something that nobody has checked against the text of the law."""
        return any(basis.certainty is Certainty.M for basis in self.basis)
