"""What a rule yields."""

import dataclasses
from collections.abc import Mapping

from riskctl.model.fault import Related
from riskctl.model.place import Place


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """That a rule does not hold at a place. `values` are plain JSON values which the rule's message names.

    `kind` and `record` say what it is keyed to: the record at fault, or, where many places share one cause, the cause
    (a missing post is named once, with every place that names it in `related`). `field` is a dotted path.
    """

    at: Place
    record: str | None = None
    field: str | None = None
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    kind: str | None = None
    related: tuple[Related, ...] = ()
    sod_rule: str | None = None
