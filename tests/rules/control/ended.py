"""Controls that have ended, which rules on what a control must say leave alone."""

ENDED = ({"valid_to": "2026-06-29"}, {"valid_to": "2020-01-01"})
IN_FORCE = ({"valid_to": "2026-06-30"}, {"valid_from": "2027-01-01"}, {"valid_to": "明年"})
