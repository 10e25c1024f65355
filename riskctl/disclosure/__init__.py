"""Who may see what: personal data in free words, and profiles as allow-lists of fields.

Owns what a number or an address of a person looks like, and which fields a profile lets through. Refuses to judge (the
rules of the family DS do) and to render.
"""
