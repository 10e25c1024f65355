"""What a change means for a reviewer: what it does to control, how far it reaches, and what follows from it.

Takes two catalogs and gives a `Review`. Refuses to read files, to print, or to know git.
"""
