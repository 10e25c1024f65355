"""Rules about separation of duties (SD): who has what nobody may have together, and rules that are at fault themselves."""

FAULTS = (
    "incompatible_duties",
    "same_unit",
    "duty_outside_its_unit",
    "entitlement_outside_posts",
    "leader_in_charge",
    "kin_not_apart",
    "controller_not_independent",
    "order_not_kept",
    "not_decided_together",
    "fewer_people_asked",
    "rule_not_checked",
    "sides_not_apart",
    "rules_contradict",
    "compensation_not_allowed",
    "shipped_rule_replaced",
)
