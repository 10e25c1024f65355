"""Staffing: whether the people there are can carry each power under its rules, who could be away, whom to appoint.

Owns seats, runs, rosters and the search for them. Refuses to judge (rules do) and to print.
"""
