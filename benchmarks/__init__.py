"""Synthetic catalogs of a county bureau at any size, faults planted in them, and timing against peers.

Nothing here is needed to run riskctl, and nothing in riskctl imports it.
"""
