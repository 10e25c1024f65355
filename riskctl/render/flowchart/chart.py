"""The flowchart of a power, from the catalog to sheets."""

from riskctl.locale.sentence import limit_text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.content import Content, content_of
from riskctl.render.flowchart.frame import Frame
from riskctl.render.flowchart.marks import NO_MARKS
from riskctl.render.flowchart.sheet import AddressOf, Plan, Sheets, may_be_legible
from riskctl.render.paper import Paper

_NONE = "—"


class Drawing:
    """The flowchart of a power, as whoever the profile is for may see it, ready to be drawn on any paper.

    `is_full` writes risks and controls on the steps, else levels there and a table below. `version` goes to the foot.
    """

    def __init__(self, catalog: Catalog, power: Power, profile: Disclosure, language: Language, version: str = "", *,
                 is_full: bool = True) -> None:
        self.content = content_of(catalog, power, profile, language)
        self.language = language
        self.is_full = is_full
        self.marks = NO_MARKS
        """What is marked as different from another chart."""
        self._levels = len(catalog.level_scheme.levels) if catalog.level_scheme else 3
        self._frame = frame_of(catalog, self.content, language, version)

    def on(self, paper: Paper, address_of: AddressOf = lambda lane: None) -> Sheets:
        """The sheets of the chart; `address_of` gives where the head of a lane leads, if anywhere."""
        plan = self._plan(paper, address_of)
        sheets = plan.whole() or plan.parted()
        return sheets if sheets.is_legible else max(sheets, plan.parted(is_narrow=True), key=lambda one: one.smallest_text)

    def whole_on(self, paper: Paper, address_of: AddressOf = lambda lane: None) -> Sheets | None:
        """The chart on one sheet with legible text; None if that cannot be."""
        return self._plan(paper, address_of).whole()

    def parted_on(self, paper: Paper, address_of: AddressOf = lambda lane: None, *, is_narrow: bool = False) -> Sheets:
        """The chart on sheets of the paper, where `whole_on` does not show it on one; boxes may be narrow."""
        return self._plan(paper, address_of).parted(is_narrow=is_narrow)

    def _plan(self, paper: Paper, address_of: AddressOf) -> Plan:
        return Plan(self.content, self._frame, paper, self.language, self.is_full, self._levels, address_of, self.marks)

    def may_be_legible(self, paper: Paper) -> bool:
        """Whether the lanes side by side leave text on the paper large enough to be read, if nothing else is in the way."""
        return may_be_legible(len(self.content.lanes), paper)


def frame_of(catalog: Catalog, content: Content, language: Language, version: str) -> Frame:
    """What stands around the chart."""
    power = content.power
    has_risks = bool(content.risks)
    title = (f"{power.label}{'廉政风险防控图' if has_risks else '权力运行流程图'}" if language == "zh"
             else f"{power.label}: {'integrity risks and controls' if has_risks else 'flowchart'}")
    steps = sum(item.number is not None for item in content.items)
    risks = (f"，{len(content.risks)}个廉政风险点" if language == "zh" else f", {len(content.risks)} integrity-risk points") if has_risks else ""
    description = (f"{power.label}（{power.id}），{steps}个环节{risks}。" if language == "zh" else
                   f"{power.label} ({power.id}): {steps} steps{risks}.")
    limit = power.time_limit
    unit = catalog.units.get(power.lead_unit or "")
    who = " ".join(part for part in (catalog.manifest.name or "", unit.label if unit else "") if part)

    def pair(label: Text, value: str) -> tuple[str, str]:
        return label.in_(language), value or _NONE

    particulars = (
        (pair(Text("事项名称", "power"), power.label), pair(Text("事项编码", "code"), power.code or power.id),
         pair(Text("权力类型", "type"), type_name(catalog, power, language))),
        (pair(Text("实施主体", "exercised by"), who),
         pair(Text("法定时限", "by law"), limit_text(limit.statutory, language) if limit and limit.statutory else ""),
         pair(Text("承诺时限", "promised"), limit_text(limit.promised, language) if limit and limit.promised else "")),
        (pair(Text("设定依据", "legal basis"), ("；" if language == "zh" else "; ").join(_citations(power))),),
    )
    return Frame(title, description, particulars, _foot(power, catalog, version, language))


def _citations(power: Power) -> list[str]:
    """The legal basis as it is written."""
    written = power.node.get("legal_basis")
    return [entry for entry in written if isinstance(entry, str)] if isinstance(written, list) else []


def type_name(catalog: Catalog, power: Power, language: Language) -> str:
    """What the power's type is called in its scheme."""
    scheme, _, kind = (power.type or "").partition(":")
    known = catalog.shipped.type_schemes.get(scheme, {}).get(kind)
    return known.name.in_(language) if known else power.type or ""


def _foot(power: Power, catalog: Catalog, version: str, language: Language) -> str:
    day = catalog.as_of.isoformat()
    parts = [f"版本 {version}" if language == "zh" else f"version {version}"] if version else []
    parts.append(f"截至 {day}" if language == "zh" else f"as of {day}")
    if power.complaint:
        parts.append(f"监督电话：{power.complaint}" if language == "zh" else f"complaints: {power.complaint}")
    return " · ".join(parts)
