"""What a catalog is made of: typed, frozen records that remember where they stand.

Owns every field (each is declared once, on the class of its record), the closed vocabularies, and the schemas that
follow from them. Refuses to read files, to judge, or to know a language of output.

Glossary. *place*: file, line, column. *record*: one thing with an id. *block*: a mapping inside a record. *kind*: what
sort of record. *fault*: something wrong with what was read. *mention*: that one record names another. *way*: an edge
from a step to the next. *level*: a grade of risk in a scheme, with its gravity.
"""
