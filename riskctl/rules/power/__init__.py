"""Rules about powers (PW)."""

FAULTS = (
    "no_legal_basis",
    "no_flow",
    "no_time_limit",
    "promised_longer",
    "limits_not_comparable",
    "unknown_type",
    "duplicate_name",
    "code_malformed",
    "code_repeated",
    "no_liability",
    "no_complaint",
)
