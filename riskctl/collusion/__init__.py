"""Collusion and bypass: how few people can carry a power through, and by which run no control stands in the way.

Pure functions from a catalog to numbers, people and runs. It refuses to judge (rules do) and to print.
"""
