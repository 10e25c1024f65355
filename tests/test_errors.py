"""What the operating system says, in Chinese."""

import errno
import os

import pytest

from riskctl.errors import in_chinese


@pytest.mark.parametrize(("error", "said"), [
    (FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), "没有这个文件或文件夹"),
    (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "没有权限"),
    (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "磁盘空间已满"),
    (OSError(errno.EDOM, "rare"), "rare"),
    (OSError("no number"), "no number"),
])
def test_the_frequent_ones_are_said_in_chinese_and_the_rare_ones_as_they_are(error: OSError, said: str) -> None:
    assert in_chinese(error) == said
