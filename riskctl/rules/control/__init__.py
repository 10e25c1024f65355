"""Rules about controls (CT)."""

FAULTS = (
    "no_owner",
    "answers_nothing",
    "no_evidence",
    "no_frequency",
    "statute_without_citation",
    "copied_text",
    "control_step_not_found",
    "detective_without_frequency",
    "owned_by_controlled",
    "without_effect",
)
