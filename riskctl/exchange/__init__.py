"""Tables in and out: a register in Excel or CSV becomes records, records become a register again.

It owns the reading and writing of sheets, the recognition of the usual forms, the mapping between columns and fields, and
the plan of what an import would change. It prints nothing, and writes no file: `cli` does.
"""
