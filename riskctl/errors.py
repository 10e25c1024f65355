"""The one exception that means "the user asked for something that cannot be done", and what the system says in Chinese."""

import errno

_CHINESE = {
    "ENOENT": "没有这个文件或文件夹", "EACCES": "没有权限", "EPERM": "系统不允许", "EEXIST": "已经存在",
    "EISDIR": "这是文件夹，不是文件", "ENOTDIR": "路径中有一段不是文件夹", "EROFS": "文件系统只读",
    "ENOSPC": "磁盘空间已满", "EDQUOT": "超出磁盘配额", "ENAMETOOLONG": "名称太长", "ELOOP": "符号链接绕成了圈",
    "EBUSY": "正被别的程序使用", "EIO": "读写设备出错", "EMFILE": "打开的文件太多",
}


class UserError(Exception):
    """A mistake in the command or its configuration, said in one sentence with its remedy (exit 2).

    `unreadable` marks what could not be read or decided instead of what was asked wrongly (exit 3).
    """

    def __init__(self, zh: str, en: str, *, unreadable: bool = False) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.exit_code = 3 if unreadable else 2


def in_chinese(error: OSError) -> str:
    """Why the operating system refused, in Chinese; in the words of the system where it says something rare.

    >>> in_chinese(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    '没有这个文件或文件夹'
    """
    return _CHINESE.get(errno.errorcode.get(error.errno or 0, "")) or error.strerror or str(error)
