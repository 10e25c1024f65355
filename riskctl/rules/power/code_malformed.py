"""A code that is built like a national one and is wrong."""

import re
import unicodedata
from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.unified_code import LENGTH, check_character

_BASIC = re.compile(r"[0-9]{12}\Z")
_TASK_LENGTH = 31
_HANDLING_LENGTH = 33


def check(catalog: Catalog) -> Iterator[Hit]:
    own = catalog.manifest.unified_code or ""
    for power in catalog.powers.values():
        problem = _problem(power.code, own if len(own) == LENGTH else "") if power.code else None
        if problem:
            values = {"name": power.label, "code": power.code,
                      "problem_zh": problem.zh, "problem_en": problem.en}
            yield Hit(power.place_of("code"), power.id, "code", values, "powers")


def _problem(code: str, own: str) -> Text | None:
    """What is wrong with a basic code (12) or a task code (18 + 1 + 12); None if right or local."""
    plain = "".join(unicodedata.normalize("NFKC", code).upper().split())
    is_task = plain.isascii() and plain.isalnum() and (
        len(plain) == _TASK_LENGTH or (own != "" and plain.startswith(own)))
    if not is_task and not _BASIC.match(plain):
        return None
    if plain != code:
        return Text(f"应写作 {plain}，用半角大写、不留空格",
                    f"it is written {plain}, in ASCII capitals without spaces")
    return _problem_of_task(plain) if is_task else None


def _problem_of_task(code: str) -> Text | None:
    if len(code) not in (_TASK_LENGTH, _HANDLING_LENGTH):
        return Text(f"实施编码应为 31 位，这里是 {len(code)} 位",
                    f"a task code has 31 characters, this one {len(code)}")
    expected = check_character(code[:LENGTH - 1])
    if expected is None:
        return Text("前 18 位不是统一社会信用代码",
                    "its first 18 characters are no unified social credit code")
    if expected != code[LENGTH - 1]:
        return Text(f"统一社会信用代码的校验码应为 {expected}，这里是 {code[LENGTH - 1]}",
                    f"the check character of its unified social credit code is {expected}, not "
                    f"{code[LENGTH - 1]}")
    if not code[LENGTH].isdigit():
        return Text(f"第 19 位应是表示行使层级的数字，这里是 {code[LENGTH]}",
                    f"its 19th character is the digit of the level of exercise, not {code[LENGTH]}")
    return None


RULE = Rule(
    "PW108", "code-malformed", Severity.WARNING, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”的编码 {code} 不合规：{problem_zh}",
                 "power '{record}' has the malformed code {code}: {problem_en}"),
    fault=Text("编码看上去是国家政务服务平台的基本编码（12 位）或实施编码（31 位），但位数、"
               "校验码或写法不对。",
               "The code looks like a basic code (12) or task code (31) of the national platform, and its "
               "length, check character or spelling is wrong."),
    why=Text("实施编码由 18 位统一社会信用代码、1 位行使层级和 12 位基本编码组成，各平台凭它对上同一事项；"
             "错一位就对不上，或者对到别的单位。",
             "A task code is the unified social credit code (18), the level of exercise (1) and the basic "
             "code (12); platforms match items by it, and one wrong character matches nothing or another "
             "organ."),
    fix=Text("按政务服务平台上的编码逐位核对更正。", "Compare it with the platform, character by character."),
    not_flagged=Text("各地自编的编码（如 10 位、16 位、带连字符的），一律不查；33 位的业务办理项编码只查前 "
                     "19 位；实施主体不是本单位的编码。",
                     "Local codes (of 10 or 16 characters, with hyphens and so on) are not checked at all; "
                     "of codes of 33 characters only the first 19 are; the code of another organ."),
)
