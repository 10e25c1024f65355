"""A file name that other systems cannot hold or that cannot be shown."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNSAFE_FILE_NAME, _phrases)


_REASONS = {
    "bytes": Text("含有无法解读的字节", "has bytes that are no text"),
    "control": Text("含有控制字符或不可见的字符", "has a control character or one that cannot be seen"),
    "windows": Text("在 Windows 上不能使用", "cannot be used on Windows"),
}


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"reason": _REASONS[str(fault.values["problem"])]}


RULE = Rule(
    "CA107", "unsafe-file-name", Severity.WARNING, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件名{reason_zh}", "the file name {reason_en}"),
    fault=Text("文件名含有不可见的字符，或别的操作系统不允许的写法。",
               "A file name has characters that cannot be seen, or that other systems do not allow."),
    why=Text("这样的仓库在别的电脑上检不出来，文件名还能在终端里伪装成别的内容。",
             "Such a repository cannot be checked out elsewhere, and the name can pose as something else "
             "in a terminal."),
    fix=Text("改名，只用文字、数字、- 和 _。", "Rename it with letters, digits, - and _."),
    not_flagged=Text("中文文件名和空格。", "Chinese file names, and spaces inside a name."),
)
