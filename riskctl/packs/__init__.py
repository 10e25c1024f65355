"""Data that ships with riskctl: laws, duties, schemes. YAML only, no code."""
