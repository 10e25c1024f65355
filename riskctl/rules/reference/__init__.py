"""Rules about references (RF)."""

FAULTS = (
    "record_not_found",
    "step_not_found",
    "wrong_kind",
    "unknown_law",
    "unknown_standard_name",
    "reference_to_ended",
)
