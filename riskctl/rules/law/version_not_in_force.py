"""A version of a law that is not in force."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.law import LawVersion
from riskctl.rules.law._citing import Cited, by_version, each_cited


class State(NamedTuple):
    """Why a version is not in force, by which version's dates, and which one is."""

    why: str
    by: LawVersion
    now: LawVersion | None
    text: Text


def check(catalog: Catalog) -> Iterator[Hit]:
    day = catalog.as_of
    for cited in by_version(one for one in each_cited(catalog) if not one.renumbered(day)):
        state = _state(cited, day)
        if state is not None and cited.law is not None:
            yield cited.hit(state.by.certainty, f"{cited.law.name}({state.by.label})", state=state.why,
                            state_zh=state.text.zh, state_en=state.text.en,
                            in_force=state.now.label if state.now else "")


def _state(cited: Cited, day: date) -> State | None:
    version, law = cited.version, cited.law
    if version is None or law is None or version.in_force_from is None:
        return None
    now, newer = law.in_force(day), cited.newer(day)
    if version.in_force_from > day:
        start = version.in_force_from
        today = Text(f"，现行的是 {now.label} 版", f"; {now.label} is in force now") if now else Text("", "")
        return State("not yet", version, now, Text(f"{start} 起才施行{today.zh}", f"comes into force on {start}{today.en}"))
    if newer is not None:
        return State("superseded", newer, now, Text(f"已由 {newer.label} 版取代（{newer.in_force_from} 起施行）",
                                                    f"was superseded by {newer.label} on {newer.in_force_from}"))
    if version.in_force_to is not None and version.in_force_to < day:
        end = version.in_force_to
        return State("ended", version, now, Text(f"{end} 起已失效", f"ended on {end}"))
    return None


RULE = Rule(
    "LB101", "version-not-in-force", Severity.ERROR, since="0.1", check=check, cause=("citation", "state"),
    beside=("documents", "powers", "controls", "sod_rules"),
    message=Text("引用的“{citation}”不是现行版本：{state_zh}{certainty:unverified}",
                 "'{citation}' is not the version in force: it {state_en}{certainty:unverified}"),
    fault=Text("引用的法律版本在这一天没有施行：还没有生效、已被新版取代，或者已经失效。",
               "The version of a law that is cited is not in force on the day: not yet, superseded, or ended."),
    why=Text("权力来自现行有效的法律。依据旧法办事，条文可能已经改动或者移位；依据还没有施行的法，"
             "等于没有依据。",
             "Power rests on law in force. In an old version the article may have changed or moved; a version not "
             "yet in force gives no power."),
    fix=Text("对照现行版本核对条文，再改写版本和条号；用 riskctl law show 法名 查看各版施行日期。",
             "Compare the article with the version in force, then write that version and its article; "
             "riskctl law show LAW lists the versions with their dates."),
    not_flagged=Text("施行日期不掌握的版本；已取消、已失效的事项和措施，它们当时的依据就该是旧法；已知换了条号的"
                     "（由 LB103 报告）。施行日期未核实的，注明“未核实”，最多报为警告。",
                     "Versions whose dates are not known; powers and controls that have ended, whose law is that of "
                     "their time; articles known to have moved (LB103). Where the date is unverified the finding says "
                     "so and is a warning at most."),
)
