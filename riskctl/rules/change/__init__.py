"""Rules of `diff` (DF): what a change does to control. Each takes a comparison of two catalogs and yields `EffectHit`s.

A rule names one way in which control is weakened. It is also run on the way back: what undoes the weakening strengthens, and
is told by the rule's `mirror`; a rule without one says why in `no_mirror`.
"""

FAULTS = (
    "control_removed",
    "control_dropped",
    "control_weakened",
    "effectiveness_lowered",
    "owner_is_controlled",
    "evidence_dropped",
    "frequency_lowered",
    "control_ended",
    "risk_point_removed",
    "level_lowered",
    "supervisor_lowered",
    "accountability_dropped",
    "indicator_dropped",
    "step_removed",
    "people_reduced",
    "step_bypassed",
    "limit_stretched",
    "notice_shortened",
    "power_removed",
    "quorum_lowered",
    "voting_relaxed",
    "portfolio_joined",
    "duty_gained",
    "rule_softened",
    "pack_removed",
    "separation_softened",
    "waiver_added",
    "waiver_widened",
    "waiver_prolonged",
    "disclosure_narrowed",
    "citation_dropped",
    "renamed",
    "reworded",
    "looked_at_again",
    "reference_left_behind",
)
