"""What a run has to say, as text for people and in the formats of machines.

Owns pure functions from outcomes to text. Refuses to know the terminal, to write files, or to run a rule.
"""
