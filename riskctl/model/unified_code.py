"""The unified social credit code (统一社会信用代码, GB 32100-2015) and its check digit."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18


def check_character(first: str) -> str | None:
    """The check character for the first 17 characters, or None if one of them is not of the alphabet."""
    if len(first) != LENGTH - 1 or any(character not in ALPHABET for character in first):
        return None
    total = sum(ALPHABET.index(character) * pow(3, at, 31) for at, character in enumerate(first))
    return ALPHABET[-total % 31]
