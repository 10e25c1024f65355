"""Zip archives, of which Word and Excel files are made, so that the same parts give the same bytes."""

import io
import zipfile

_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def repacked(data: bytes) -> bytes:
    """The archive with its parts in the order of their names, without times, owners or the system it was made on.

    The list of types goes first, as readers of office files expect.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = _UNIX
            target.writestr(part, source.read(name), compresslevel=6)
    return out.getvalue()
