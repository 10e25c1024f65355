"""Rules about disclosure (DS): personal data in free words, and what the manifest publishes."""

FAULTS = (
    "identity_number",
    "mobile_number",
    "email_address",
    "bank_card",
    "person_named_in_public_text",
    "kin_in_catalog",
    "unknown_column",
    "risk_points_published",
)
