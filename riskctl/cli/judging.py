"""Findings on answers that a command worked out itself: what they say, and whether they fail the run."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from riskctl.check.outcome import SEVERITY_RANK
from riskctl.check.settings import Settings
from riskctl.check.waivers import WaiverBook
from riskctl.cli.session import Session
from riskctl.findings import Finding, Hit, Rule, Severity, fingerprint
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.line import finding_line
from riskctl.staffing.sat import is_installed

NEVER = "never"


def judged(found: Iterable[tuple[Rule, Hit]], catalog: Catalog, settings: Settings) -> list[Finding]:
    """The hits of rules that are on, as findings, with the waivers of the catalog."""
    book = WaiverBook(catalog)
    return [Finding(rule, hit, settings.severity_of(rule, hit), fingerprint(rule, hit), book.covering(rule, hit))
            for rule, hit in found if settings.is_on(rule)]


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether one that is not waived is at or above the level."""
    return fail_on != NEVER and any(
        finding.counts and SEVERITY_RANK[finding.severity] <= SEVERITY_RANK[Severity(fail_on)] for finding in findings)


def finding_lines(findings: Sequence[Finding], language: Language, session: Session) -> str:
    """A line for each finding, after an empty one; nothing where there is none."""
    prefix = session.prefix_from(Path.cwd())
    lines = [f"{finding_line(one, language, prefix)}{_waived(one, language)}\n" for one in findings]
    return "".join(("\n", *lines)) if lines else ""


def note_undecided(powers: Sequence[str], session: Session, is_by_work: bool) -> bool:
    """Say on stderr of which powers not everything was decided, if any, and what would help where it was too much work."""
    if not powers:
        return False
    listed = ", ".join(powers[:5]) + (", …" if len(powers) > 5 else "")
    english = "1 power" if len(powers) == 1 else f"{len(powers)} powers"
    text = Text(f"{len(powers)} 个事项没有全部判定：{listed}。", f"not everything was decided for {english}: {listed}.")
    help_ = Text("安装求解器可判定更大的事项：pip install 'riskctl[solve]'。",
                 " Larger ones are decided with the solver: pip install 'riskctl[solve]'.")
    words = text.in_(session.language) + (help_.in_(session.language) if is_by_work and not is_installed() else "")
    print(f"riskctl: {words}", file=sys.stderr)
    return True


def _waived(finding: Finding, language: Language) -> str:
    if finding.waived is None:
        return ""
    return f"（已由 {finding.waived} 豁免）" if language == "zh" else f" (waived by {finding.waived})"
