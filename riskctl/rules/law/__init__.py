"""Rules about law (LB): what is cited, and what the provisions in force ask of powers."""

FAULTS = (
    "version_not_in_force",
    "no_such_article",
    "article_renumbered",
    "no_version",
    "unknown_version",
    "counted_otherwise",
    "old_number",
    "limit_beyond_statute",
    "too_few_persons",
    "step_not_before",
    "not_collective",
    "not_disclosed_in_time",
    "element_missing",
    "fines_feed_assessment",
    "limit_not_comparable",
)
