"""XML read with distrust: no document type, no entities, bounded depth and size, whatever prefixes and encoding it has."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from riskctl.errors import UserError
from riskctl.exchange.bounds import BOUNDS, unreadable
from riskctl.exchange.bpmn.names import BPMN, PICTURE, RISKCTL
from riskctl.model.language import Text

_SEPARATOR = "|"
AGAIN = Text("在建模工具中重新导出为 BPMN 2.0（.bpmn）", "export it anew as BPMN 2.0 (.bpmn) from the modelling tool")
"""What to do about a file that cannot be read."""
_DEEPEST = 64
_MOST_ELEMENTS = 200_000
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^>]*\?>""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVE = b"PK\x03\x04"
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}


@dataclass(slots=True)
class Tag:
    """An element of XML with its attributes, its text, where it begins, and what is inside.

    Elements of BPMN have their bare name, others a prefix (`riskctl:record`, `camunda:formData`); `others` are the
    attributes of other namespaces, named likewise.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    others: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    inside: list["Tag"] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, '' if it has none."""
        return self.attributes.get("id", "").strip()

    @property
    def title(self) -> str:
        """Its name as people gave it, without line breaks; '' if it has none."""
        return " ".join(self.attributes.get("name", "").split())

    @property
    def address(self) -> str:
        """Its id, else what it is, and its line."""
        return f"{self.id or self.name}:{self.line}"

    def all(self, *names: str) -> list["Tag"]:
        """The elements of these names right inside."""
        return [tag for tag in self.inside if tag.name in names]

    def words(self) -> str:
        """Its own text without line breaks."""
        return " ".join(self.text.split())


def local(reference: str) -> str:
    """The id that a reference names, without the prefix of a namespace."""
    return reference.strip().rpartition(":")[2]


def parsed(data: bytes, name: str) -> Tag:
    """The file as a tree of tags, without what only says where things are drawn. UserError (exit 3) where it is no XML or
    is built to do harm.
    """
    if len(data) > BOUNDS.file_bytes:
        most = BOUNDS.file_bytes // 1024 // 1024
        raise unreadable(f"{name}：文件超过 {most} MB，不读取；请只导出要导入的流程。",
                         f"{name}: the file is larger than {most} MB, so it is not read; export only the process that you need.")
    _refuse_other_files(data, name)
    data = _in_unicode(data, name)
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.namespace_prefixes = True
    parser.buffer_text = True
    builder = _Builder(parser, name)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = f"{name}:{error.lineno}:{error.offset + 1}"
        raise unreadable(f"{at}：不是正确的 XML，可能不完整或改坏了；请{AGAIN.zh}。",
                         f"{at}: this is not well-formed XML; it may be cut off or damaged: {AGAIN.en}.") from None
    except (LookupError, ValueError):
        raise _misdeclared(name) from None
    if builder.root is None:
        raise unreadable(f"{name}：不是 BPMN 2.0 文件；请{AGAIN.zh}。", f"{name}: this is no BPMN 2.0 file: {AGAIN.en}.")
    return builder.root


def _refuse_other_files(data: bytes, name: str) -> None:
    """UserError for what is no XML at all and can be told by its beginning."""
    if not data.strip():
        raise unreadable(f"{name}：文件是空的；请{AGAIN.zh}。", f"{name}: the file is empty: {AGAIN.en}.")
    if data.startswith(_ARCHIVE):
        raise unreadable(f"{name}：是压缩包，或建模工具自己的格式（如 .vsdx、.bpm）；请{AGAIN.zh}。",
                         f"{name}: this is an archive, or a modelling tool's own format (such as .vsdx, .bpm): {AGAIN.en}.")


def _in_unicode(data: bytes, name: str) -> bytes:
    """The data in an encoding that the parser knows: what says that it is in a Chinese one is turned into UTF-8."""
    declared = _DECLARED.match(data)
    encoding = declared[1].decode().lower() if declared else "utf-8"
    try:
        if declared and encoding in _CHINESE:
            return data[declared.end():].decode(_CHINESE[encoding]).encode()
        if encoding in ("utf-8", "utf8") and not data.startswith(_MARKS):
            data.decode("utf-8")
    except UnicodeDecodeError:
        raise _misdeclared(name) from None
    return data


def _misdeclared(name: str) -> UserError:
    return unreadable(f"{name}：内容与声明的编码不符，请另存为 UTF-8。",
                      f"{name}: the content is not in the encoding that it declares; save it as UTF-8.")


class _Builder:
    """Builds the tree of tags."""

    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self.parser = parser
        self.name = name
        self.root: Tag | None = None
        self.path: list[Tag | None] = []
        self.texts: list[list[str]] = []
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        self.count += 1
        if len(self.path) >= _DEEPEST or self.count > _MOST_ELEMENTS:
            raise unreadable(f"{self.name}：嵌套超过 {_DEEPEST} 层，或元素超过 {_MOST_ELEMENTS:,} 个，不读取；请拆成几个流程分别导出。",
                             f"{self.name}: there are more than {_DEEPEST} levels or {_MOST_ELEMENTS:,} elements, so it is not read; "
                             "split the process and export each part.")
        space, short = _short(name)
        above = self.path[-1] if self.path else None
        self.texts.append([])
        if self.path and (above is None or space in PICTURE):
            self.path.append(None)
            return
        own = {key: value for key, value in attributes.items() if _SEPARATOR not in key}
        others = {}
        for key, value in attributes.items():
            of, called = _short(key)
            if of == RISKCTL:
                own[called.removeprefix("riskctl:")] = value
            elif of and of not in PICTURE:
                others[called] = value
        tag = Tag(short, own, self.parser.CurrentLineNumber, others)
        if above is not None:
            above.inside.append(tag)
        self.root = self.root or tag
        self.path.append(tag)

    def end(self, name: str) -> None:
        """A tag ends."""
        del name
        tag, parts = self.path.pop(), self.texts.pop()
        if tag is not None:
            tag.text = "".join(parts)

    def text(self, data: str) -> None:
        """Text inside a tag."""
        if self.path and self.path[-1] is not None:
            self.texts[-1].append(data)

    def refuse_doctype(self, *_: object) -> None:
        """A document type could declare entities."""
        raise unreadable(f"{self.name}：含有文档类型声明（DOCTYPE），可能夹带外部内容，不读取；BPMN 不用它，请删去这一声明，或{AGAIN.zh}。",
                         f"{self.name}: it has a document type declaration (DOCTYPE), which may bring in what is elsewhere, so it is "
                         f"not read; BPMN needs none: delete it, or {AGAIN.en}.")


def _short(name: str) -> tuple[str, str]:
    """The namespace, and the name with the prefix of what is not of BPMN: `uri|local|prefix` as the parser gives it."""
    parts = name.split(_SEPARATOR)
    if len(parts) == 1:
        return "", f":{name}"
    prefix = {BPMN: "", RISKCTL: "riskctl:"}.get(parts[0], f"{parts[2] if len(parts) > 2 else parts[0]}:")
    return parts[0], f"{prefix}{parts[1]}"
