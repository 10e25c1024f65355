"""Rules about time (TM): what is overdue, and what is about to end."""

FAULTS = (
    "review_overdue",
    "control_not_tested",
    "institution_past_review",
    "rotation_due",
    "waiver_near_end",
    "assignment_near_end",
)
