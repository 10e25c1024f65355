"""Powers that have ended, which rules on what a power must say leave alone."""

ENDED = ({"status": "retired"}, {"valid_to": "2026-06-29"})
IN_FORCE = ({"status": "suspended"}, {"valid_to": "2026-06-30"}, {"valid_from": "2027-01-01"}, {"status": "无"})
