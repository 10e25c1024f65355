"""A file that is not UTF-8."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NOT_UTF8, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    guess = fault.values["guess"]
    hint = Text(f"；看起来是 {guess}，请另存为 UTF-8", f"; it looks like {guess}: save it as UTF-8")
    return {"hint": hint if guess else Text("", "")}


RULE = Rule(
    "CA101", "not-utf8", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件不是 UTF-8 编码，第 {offset} 个字节处读不下去{hint_zh}",
                 "the file is not UTF-8: it breaks off at byte {offset}{hint_en}"),
    fault=Text("文件不是 UTF-8 编码。", "A file is not encoded as UTF-8."),
    why=Text("字符编码不同的程序会读出不同的文字，记录就没有了唯一的含义。",
             "Programs that assume another encoding read other text: the record has no single meaning."),
    fix=Text("用编辑器以原来的编码打开，另存为 UTF-8；问题里写了看起来是哪种编码的，就用那一种。",
             "Open the file in its own encoding, which is the one that the finding guesses, if it does, and "
             "save it as UTF-8."),
    not_flagged=Text("UTF-8 文件开头的 BOM。", "A byte order mark at the start of a UTF-8 file."),
)
