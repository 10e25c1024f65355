"""One run of a check, as every format of report takes it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from riskctl.check.outcome import SEVERITY_RANK, Outcome
from riskctl.findings import Finding, Rule, Severity, Text
from riskctl.model.language import Language

if TYPE_CHECKING:
    from riskctl.model.catalog import Catalog

TOOL = "riskctl"
_CRASHED = Text("规则 {code} 运行出错，本次没有查完", "rule {code} broke down and was not run to its end")
_UNREAD = Text("文件没有读完，其中的记录没有全部检查",
               "the file was not read to its end, so not all of it was checked")


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What is put before a file of the catalog, for whoever reads the report; empty, or ending in `/`.

    `json` leads from the catalog root, `text` from the working folder, `repository` from the top level of git
    (for SARIF, GitHub, GitLab and JUnit).
    """

    json: str = ""
    text: str = ""
    repository: str = ""


class Problem(NamedTuple):
    """What could not be decided: a rule that crashed (`code`) or a file that was not read (`file`)."""

    message: Text
    code: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What was checked, what was found, and how it is to be told.

    `records` holds the number of records of every kind, `file_names` every file that was looked at (relative
    to the catalog root), `rules` every rule there is, `reasons` the reason of a waiver by its id. `fail_on`
    is the mildest severity that fails the run, None if none does. `gate_changes` says what a change does to
    the check itself, `baseline_unused` how many entries of the baseline no longer occur.
    """

    records: Mapping[str, int]
    file_names: tuple[str, ...]
    outcome: Outcome
    rules: tuple[Rule, ...]
    as_of: date
    language: Language
    version: str
    unread: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    prefixes: Prefixes = Prefixes()
    fail_on: Severity | None = Severity.ERROR
    gate_changes: tuple[Text, ...] = ()
    baseline_unused: int = 0

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.file_names)

    @property
    def waived(self) -> int:
        """How many findings a waiver covers."""
        return sum(finding.waived is not None for finding in self.outcome.findings)

    @property
    def in_baseline(self) -> int:
        """How many findings the baseline has frozen; one that is waived too counts as waived."""
        return sum(finding.in_baseline and finding.waived is None for finding in self.outcome.findings)

    @property
    def failing(self) -> int:
        """How many findings fail the run."""
        return sum(map(self.fails, self.outcome.findings))

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity count: neither waived nor in the baseline."""
        counted = Counter(finding.severity for finding in self.outcome.findings if finding.counts)
        return {severity: counted[severity] for severity in Severity}

    def record_counts(self) -> dict[str, int]:
        """How many records of each kind there are, without the kinds of which there are none."""
        return {kind: number for kind, number in self.records.items() if number}

    def fails(self, finding: Finding) -> bool:
        """Whether the finding alone would fail the run."""
        if self.fail_on is None or not finding.counts:
            return False
        return SEVERITY_RANK[finding.severity] <= SEVERITY_RANK[self.fail_on]

    def problems(self) -> Iterator[Problem]:
        """What could not be decided: first the rules that crashed, then the files that were not read."""
        for crash in self.outcome.crashes:
            message = Text(*(text.format(code=crash.code) for text in (_CRASHED.zh, _CRASHED.en)))
            yield Problem(message, code=crash.code)
        for file in self.unread:
            yield Problem(_UNREAD, file=file)


def run_of(catalog: "Catalog", outcome: Outcome, rules: tuple[Rule, ...], language: Language, version: str,
           prefixes: Prefixes = Prefixes(), fail_on: Severity | None = Severity.ERROR) -> Run:
    """The run that gave this outcome for the catalog."""
    from riskctl.model.kinds import KINDS

    records = {kind: len(catalog.records.get(kind, {})) for kind in KINDS}
    files = tuple(dict.fromkeys((*catalog.files, *catalog.unread)))
    reasons = {waiver.id: waiver.reason for waiver in catalog.waivers.values() if waiver.reason}
    return Run(records, files, outcome, rules, catalog.as_of, language, version, catalog.unread, reasons,
               prefixes, fail_on)
