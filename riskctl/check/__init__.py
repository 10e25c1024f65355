"""From a catalog and settings to findings: runs the rules, applies severities, waivers, baseline and base.

Refuses to read files, to print, or to know what any rule is about.
"""
