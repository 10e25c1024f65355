"""Separation of duties: who has which duties by which path, and which of them no one may have together.

Pure functions from a catalog to rules, paths and conflicts. It refuses to make sentences, findings or files: rules,
reports and commands do.
"""
