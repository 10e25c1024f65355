"""Rules of `diff` (DF): what a change does to control. Each takes a comparison of two catalogs and yields `EffectHit`s.

A rule names one way in which control is weakened. It is also run on the way back: what undoes the weakening strengthens, and is
told by the rule's `mirror`; a rule without one says why in `no_mirror`.
"""

FAULTS = (
    "control_removed",
)
