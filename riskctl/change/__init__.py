"""What changed between two catalogs, by meaning: records by id, fields by what they declare, never line by line.

Owns the comparison of records and the recognition of renames. Judges nothing: what a change does to control is said by the
rules of the family DF.
"""
