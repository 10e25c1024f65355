"""Two folders change places at once, where the system can do that."""

import ctypes
import os
import sys
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS has the same number."""


def exchanged(one: Path, other: Path) -> bool:
    """Let the folders change places; False, and nothing done, where the system or its file system has no such call.

    At no moment is there nothing under either path.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        swap = getattr(library, "renamex_np", None)
        return swap is not None and swap(first, second, ctypes.c_uint(_EXCHANGE)) == 0
    swap = getattr(library, "renameat2", None)
    return swap is not None and swap(_HERE, first, _HERE, second, ctypes.c_uint(_EXCHANGE)) == 0
