"""Which steps check what others did, asked by rules of this family."""

from riskctl.model.vocabulary import StepKind

CHECKING = frozenset({
    StepKind.REVIEW, StepKind.VERIFY, StepKind.INVESTIGATE, StepKind.HEARING, StepKind.LEGAL_REVIEW, StepKind.DISCUSS,
    StepKind.APPROVE, StepKind.ADJUDICATE, StepKind.INSPECT_GOODS, StepKind.SUPERVISE, StepKind.EVALUATE, StepKind.DECIDE,
})
