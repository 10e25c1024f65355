"""Rules about risk points (RP)."""

FAULTS = (
    "no_level",
    "nobody_accountable",
    "accountable_elsewhere",
    "near_duplicate",
    "same_words",
    "attached_to_nothing",
    "unknown_level",
    "level_not_derived",
    "supervisor_too_low",
    "scheme_incomplete",
    "map_unknown",
    "answer_unknown",
    "scheme_of_other_subject",
    "no_control",
    "retired_control",
    "only_training",
    "no_preventive",
)
