"""The manifest of a catalog, `riskctl.yaml`."""

from riskctl.model.block import Block, Many, One
from riskctl.model.language import Text
from riskctl.model.value import FLAG, FREE, STRING, WHOLE, Choice, Dictionary, Nested, Whole
from riskctl.model.vocabulary import Disclosure


class DisclosureSettings(Block):
    """What is published, and in which columns."""

    profile = One(Choice(Disclosure), "默认公开范围", "default profile")
    publish_risk_points = One(FLAG, "向社会公开风险点", "publish risk points")
    columns = One(FREE, "栏目", "columns", note=Text(
        "表或记录类别: [栏目, …]；栏目写栏目名或字段名，改名写 {column: 栏目, title: 名称}；"
        "表：register、disclosure、coverage、risk_points（前两种）、powers、posts（岗位职责说明书）、institutions",
        "table or kind: [column, …]; a column is called by its key or by a field, {column: …, title: …} renames it; "
        "tables: register, disclosure, coverage, risk_points (the first two), powers, posts (duties of posts), institutions"))


class LimitSettings(Block):
    """Limits of reading that the catalog lowers for itself."""

    bytes_per_file = One(WHOLE, "单个文件字节数", "bytes per file")
    nodes_per_file = One(WHOLE, "单个文件节点数", "nodes per file")
    depth = One(WHOLE, "嵌套深度", "depth")
    files = One(WHOLE, "文件数", "files")
    bytes = One(WHOLE, "总字节数", "bytes in all")


class Manifest(Block):
    """The settings of a catalog: format version, name, language, rules in force."""

    format = One(Whole(1), "格式版本", "format version", key="riskctl", required=True)
    name = One(STRING, "名称", "name")
    unified_code = One(STRING, "统一社会信用代码", "unified social credit code")
    language = One(STRING, "语言", "language")
    requires = One(STRING, "所需 riskctl 版本", "required version of riskctl")
    level_scheme = One(STRING, "等级方案", "level scheme")
    packs = Many(STRING, "规则包", "rule packs")
    rules = One(Dictionary(FREE), "规则设置", "settings of rules")
    disclosure = One(Nested(DisclosureSettings), "公开设置", "disclosure")
    limits = One(Nested(LimitSettings), "读取限制", "limits")
