"""Tests; the folders mirror riskctl/."""
