"""Carry out `riskctl sod check`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from riskctl.check.engine import run_rules
from riskctl.check.outcome import SEVERITY_RANK
from riskctl.check.separation import judge
from riskctl.check.settings import Settings, settings_for
from riskctl.cli.options import Options, one_of
from riskctl.cli.progress import watched
from riskctl.cli.request import FAIL_ON
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.findings import Finding, Severity, nearest
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.organization import Person
from riskctl.report.separation import Separation
from riskctl.rules import all_rules
from riskctl.separation.access import access_of
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.draft import Change
from riskctl.separation.hits import CODES
from riskctl.separation.mends import Mender
from riskctl.separation.rulebook import FAMILY

FORMATS = ("text", "json", "csv", "html")
OUTSIDE_POSTS = "chain-broken"
ABOUT_RECORDS = ("CA", "RF")
"""Families of rules that say what is wrong with how any record is written."""


@dataclass(frozen=True)
class CheckRequest:
    """The arguments of `riskctl sod check`."""

    options: Options
    rules: tuple[str, ...] = ()
    format: str = "text"
    output: Path | None = None
    fail_on: str = "error"
    use_waivers: bool = True
    mends: bool = True

    def check_words(self) -> None:
        """UserError for a format or severity that is none."""
        one_of("--format", self.format, FORMATS)
        one_of("--fail-on", self.fail_on, FAIL_ON)


def run_check(request: CheckRequest) -> int:
    """Show every conflict; 1 if one at or above the severity counts, 3 if files could not be read."""
    request.check_words()
    session = Session.open(request.options)
    catalog = session.read()
    wanted = _rules_wanted(request, catalog)
    said = _separation(request, catalog, wanted)
    to_screen = request.format == "text" and request.output is None
    language = session.language if to_screen else request.options.language or written_language(catalog)
    emit(_render(said, request, session, language), request.output, request.format)
    return note_unread(catalog, session) or int(_fails(said))


def _rules_wanted(request: CheckRequest, catalog: Catalog) -> frozenset[str]:
    """The ids of the rules asked for, all where none is; UserError for one that is not in force."""
    known = [rule.id for rule in rules_in_force(catalog)]
    for id in request.rules:
        if id not in known:
            near = nearest(id, known)
            zh, en = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("。", ".")
            raise UserError(f"没有启用职责分离规则 {id}{zh}规则包在清单的 packs 中启用，用 riskctl rules list 规则包 查看。",
                            f"no rule of separation {id} is in force{en} Packs are put in force in the manifest; see "
                            f"`riskctl rules list PACK`.")
    return frozenset(request.rules or known)


def _separation(request: CheckRequest, catalog: Catalog, wanted: frozenset[str]) -> Separation:
    rules = all_rules()
    settings, _ = settings_for(catalog.manifest, rules)
    settings = replace(settings, use_waivers=request.use_waivers)
    judged = tuple(one for one in judge(catalog, settings, rules) if one.conflict.rule.id in wanted)
    findings = tuple(one for one in _other_findings(catalog, settings) if not request.rules or not wanted.isdisjoint(
        (one.hit.sod_rule, one.hit.record, *(related.record for related in one.hit.related))))
    checked = check_separation(catalog)
    threshold = next((severity for severity in Severity if severity.value == request.fail_on), None)
    mends, is_cut = _mends(request, catalog, [one.conflict for one in judged if one.waiver is None])
    return Separation(catalog, judged, mends, findings, tuple(one for one in checked.unresolved if one.rule.id in wanted),
                      () if request.rules else checked.entitlements, threshold, is_cut)


def _other_findings(catalog: Catalog, settings: Settings) -> Iterator[Finding]:
    """Faults of the rules of separation themselves and of how they are written, and what people hold outside their posts."""
    rules = [rule for rule in all_rules() if rule.name == OUTSIDE_POSTS or rule.family in ABOUT_RECORDS
             or (rule.family == FAMILY and not rule.deep and rule.code not in CODES.values())]
    for one in run_rules(catalog, settings, rules).findings:
        if one.rule.name == OUTSIDE_POSTS:
            if one.hit.kind == Person.kind:
                yield one
        elif one.rule.family == FAMILY or _is_about_rules(one, catalog):
            yield one


def _is_about_rules(finding: Finding, catalog: Catalog) -> bool:
    """Whether the finding is about a rule of separation of the catalog, or something that one names."""
    named = (finding.hit.record, *(related.record for related in finding.hit.related))
    return any(id in catalog.sod_rules for id in named)


def _mends(request: CheckRequest, catalog: Catalog, conflicts: list[Conflict]) -> tuple[dict[int, tuple[Change, ...]], bool]:
    """The mends of each conflict, and whether the work for them was used up."""
    if not request.mends:
        return {}, False
    from riskctl.staffing.keeping import Keeper

    mender = Mender(catalog, access_of(catalog), keeps=Keeper(catalog).keeps)
    title = Text("推算改法", "working out mends").in_(request.options.text_language())
    return {id(conflict): mender.mends(conflict) for conflict in watched(conflicts, title)}, mender.left < 0


def _fails(said: Separation) -> bool:
    """Whether a conflict or finding that counts is at least as grave as asked."""
    if said.fail_on is None:
        return False
    severities = [one.severity for one in said.judged if one.counts] + [one.severity for one in said.findings if one.counts]
    return any(severity is not None and SEVERITY_RANK[severity] <= SEVERITY_RANK[said.fail_on] for severity in severities)


def _render(said: Separation, request: CheckRequest, session: Session, language: Language) -> str:
    from riskctl.report.separation import separation_json, separation_table, separation_text

    match request.format:
        case "json":
            return separation_json(said)
        case "csv":
            from riskctl.report.table_csv import table_csv

            return table_csv(separation_table(said, language))
        case "html":
            from riskctl.report.page import table_page

            return table_page(separation_table(said, language), said.catalog.as_of, language, said.catalog.manifest.name or "")
        case _:
            from riskctl.cli.paint import painter

            colour = request.options.use_colour() and request.output is None
            return separation_text(said, language, session.prefix_from(Path.cwd()), painter(colour))
