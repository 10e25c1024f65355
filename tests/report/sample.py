"""One small run with everything a report must cope with, and runs made of hostile text."""

from collections.abc import Iterator
from dataclasses import replace

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Crash, Outcome
from riskctl.check.settings import settings_for
from riskctl.findings import Basis, Finding, Hit, Related, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.place import Place
from riskctl.model.vocabulary import Certainty
from riskctl.report.run import Prefixes, Run, run_of
from riskctl.rules.reading import yaml_alias
from riskctl.rules.risk_point import no_control
from tests.building import TODAY

HOSTILE = "powers/权力 100%\n::error file=x::forged.yaml"
POINTS = """\
risk_points:
  R1:
    name: 现场核查不实
    level: high
  R2:
    name: "[点我](http://例子) {0}"
  R3:
    name: 走过场
"""
UNITS = """\
units:
  bureau: &bureau
    name: 某县税务局
"""
POSTS = """\
posts:
  a:
    name: 同名岗位
  b:
    name: 同名岗位
"""
WAIVERS = """\
waivers:
  w1:
    rule: RP201
    record: R2
    reason: 系统改造中，暂由人工复核
    approved_by: director
    expires: 2026-12-31
"""


def _same_name(catalog: Catalog) -> Iterator[Hit]:
    first, second = catalog.posts.values()
    note = Text("另一个同名岗位", "the other post of that name")
    yield Hit(second.place_of("name"), second.id, "name", {"name": second.label, "other": first.id}, "posts",
              (Related(first.place_of("name"), first.id, "name", note),
               Related(first.place, first.id)))


SAME_NAME = Rule(
    "OR901", "same-name", Severity.WARNING, since="0.1", check=_same_name, cause=("other",),
    message=Text("岗位“{record}”与“{other}”同名：{name}", "posts '{record}' and '{other}' are called {name}"),
    fault=Text("两个岗位同名。", "Two posts have one name."),
    why=Text("分不清*谁*负责。", "Nobody can tell *who* answers for it."),
    fix=Text("改名。", "Rename one."), not_flagged=Text("不同单位的岗位。", "Posts of different units."),
    basis=(Basis("行政许可法(2019)第34条", Certainty.V2),))
RULES = (yaml_alias.RULE, SAME_NAME, no_control.RULE)


def sample(language: Language, *, undecided: bool = False, frozen: bool = False) -> Run:
    """Two errors, a waived one, a warning with related places, an info; the errors in a hostile file name."""
    files = {"posts.yaml": POSTS, HOSTILE: POINTS, "units.yaml": UNITS, "waivers.yaml": WAIVERS}
    found = Found({name: text.encode() for name, text in sorted(files.items())},
                  "riskctl: 1\nname: 某县税务局\nrules: {CA201: info}\n".encode())
    catalog = assemble(found, "", TODAY)
    settings, faults = settings_for(catalog.manifest, RULES)
    assert not faults
    outcome = run_rules(catalog, settings, RULES)
    if frozen:
        outcome = replace(outcome, findings=tuple(
            replace(one, in_baseline=one.hit.record == "R3") for one in outcome.findings))
    if undecided:
        outcome = replace(outcome, crashes=(Crash("RP201", "Traceback …"),), withheld=2)
        catalog = replace(catalog, unread=("坏 file.yaml",))
    return run_of(catalog, outcome, RULES, language, "0.1.0", Prefixes("", "../", "catalog/"))


def run_saying(message: str, file: str = "a.yaml", record: str = "r", reason: str | None = None) -> Run:
    """A run with one finding that says the message about a record of the file, waived for the reason."""
    rule = replace(SAME_NAME, message=Text("{said}", "{said}"), severity=Severity.ERROR)
    hit = Hit(Place(file, 1, 1, 1, 2), record, "name", {"said": message}, "posts",
              (Related(Place(file, 2, 1, 2, 2), record),))
    finding = Finding(rule, hit, Severity.ERROR, "f" * 32, "w" if reason is not None else None)
    return Run({}, (file,), Outcome((finding,)), (rule,), TODAY, "en", "0.1.0",
               reasons={"w": reason} if reason is not None else {})
