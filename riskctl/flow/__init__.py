"""Pure functions on the relations of a catalog: trees of units and posts, who holds a post, steps and ways.

Owns graphs and dates. Refuses to read files or to say what is wrong.
"""
