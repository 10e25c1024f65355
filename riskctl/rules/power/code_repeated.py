"""One code on several powers."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.flow.wording import without_spaces
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power

_BASIC_LENGTH = 12


def check(catalog: Catalog) -> Iterator[Hit]:
    coded: dict[tuple[str, str], list[Power]] = {}
    for power in catalog.powers.values():
        if power.code and not power_has_ended(power, catalog.as_of):
            coded.setdefault(_key(power.code, power), []).append(power)
    for first, *others in coded.values():
        if others:
            second, *further = others
            yield Hit(second.place_of("code"), second.id, "code", kind="powers",
                      values={"name": second.label, "code": second.code, "power": second.id,
                              "other": first.id, "other_name": first.label, "count": 1 + len(others)},
                      related=tuple(Related(power.place_of("code"), power.id, "code")
                                    for power in (first, *further)))


def _key(code: str, power: Power) -> tuple[str, str]:
    """The code, with the unit where it is a basic code: every organ that exercises the power has that one."""
    plain = without_spaces(code)
    is_basic = len(plain) == _BASIC_LENGTH and plain.isdigit()
    return plain, (power.lead_unit or "") if is_basic else ""


RULE = Rule(
    "PW109", "code-repeated", Severity.ERROR, since="0.1", check=check,
    message=Text("权力事项“{name}”与“{other_name}”编码相同：{code}（共 {count} 项）",
                 "power '{record}' has the same code {code} as '{other}' ({count} in all)"),
    fault=Text("几项权力事项的编码相同。", "Several powers have one code."),
    why=Text("编码是事项的身份证：编码相同，办件、公示和监督都会记到别的事项头上。",
             "The code identifies the power: with one code for two, cases, publication and supervision go to "
             "the wrong one."),
    fix=Text("核对清单，给每项写上各自的编码；同一事项登记了两次的，合并为一条。",
             "Give each power the code that is its own; merge what was entered twice."),
    not_flagged=Text("不同单位的同一个 12 位基本编码（各级各地行使同一事项，基本编码相同）；"
                     "已取消或已失效的事项。",
                     "One basic code of 12 digits in different units, since all organs that exercise the "
                     "power share it; powers that are retired or past their last day."),
)
