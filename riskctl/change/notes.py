"""What is said about a record and not by it: who looked at it, found it, fixed its level, tested it."""

from collections.abc import Mapping

NOTES: Mapping[str, frozenset[str]] = {
    "powers": frozenset({"reviewed"}),
    "risk_points": frozenset({"reviewed", "determined", "source"}),
    "controls": frozenset({"reviewed", "tested"}),
}
"""The fields of each kind of record that hold such notes."""
