"""Access data in: what systems export about users, roles, entitlements and rules becomes people, posts, duties, sod_rules.

It owns the words above such columns, the mapping of files, the facts that the rows state and what of them does not
resolve. A cell is named by file, line and heading. It prints nothing and writes no file.
"""
