"""Rules about waivers (WV). They run after all others and are told what the waivers did."""

FAULTS = (
    "waiver_expired",
    "waiver_matches_nothing",
    "approved_by_beneficiary",
    "waiver_too_long",
    "waiver_of_unknown_rule",
    "waiver_of_what_cannot_be_waived",
    "no_compensating",
    "duplicate_waiver",
)
