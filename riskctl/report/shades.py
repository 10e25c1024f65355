"""The colours of shaded cells: darker is graver, so that they can be told apart in grey."""

SHADE_COLOURS = (("8E2A0B", "FFFFFF"), ("E08A3C", "1A1A1A"), ("F5BE41", "1A1A1A"), ("FBE6B3", "1A1A1A"), ("FFFFFF", "1A1A1A"))
"""Ground and text of each shade, the darkest first, as six hexadecimal digits."""
