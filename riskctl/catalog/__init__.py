"""From files under git to a catalog, with the place of everything and a fault for whatever is wrong.

Owns finding files, decoding, parsing the strict subset of YAML, checking against the schema, merging, reading revisions
of a repository, and editing files without losing a comment. Refuses to judge what a catalog says.
"""
