"""What an id may look like, and when two ids are one."""

import re
import unicodedata

_ASCII_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_ID = re.compile(r"[^\W_][\w.-]*\Z")
RESERVED = frozenset({"end"})
_CHINESE_AND_ONE_MORE = re.compile("[0-9A-Za-z._\u3400-\u9fff-]*\\Z")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "HEBREW", "ARABIC")


def is_well_formed(id: str) -> bool:
    """Whether the id has only letters, digits, `.`, `_` and `-`, begins with a letter or digit and is NFC."""
    if _ASCII_ID.match(id):
        return True
    return bool(_ID.match(id)) and unicodedata.is_normalized("NFC", id)


def folded(id: str) -> str:
    """The form under which ids must be unique: NFKC and casefold."""
    return id.lower() if id.isascii() else unicodedata.normalize("NFKC", id).casefold()


def mixed_scripts(id: str) -> tuple[str, ...]:
    """The alphabets that the letters of the id mix; () if it is of one, or of one and Chinese."""
    if _CHINESE_AND_ONE_MORE.match(id):
        return ()
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in id if letter.isalpha()}
    found = tuple(script for script in _SCRIPTS if script in names)
    return found if len(found) > 1 else ()
