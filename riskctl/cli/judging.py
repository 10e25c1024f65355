"""Findings on answers that a command worked out itself: what they say, and whether they fail the run."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from riskctl.check.outcome import SEVERITY_RANK
from riskctl.check.settings import Settings
from riskctl.check.waivers import WaiverBook
from riskctl.cli.session import Session
from riskctl.findings import Finding, Hit, Rule, Severity, fingerprint
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.line import finding_line

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


def _waived(finding: Finding, language: Language) -> str:
    if finding.waived is None:
        return ""
    return f"（已由 {finding.waived} 豁免）" if language == "zh" else f" (waived by {finding.waived})"
