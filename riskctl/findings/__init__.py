"""What a check says: hits of rules, the rules themselves, and findings.

A *hit* is what a rule yields: a place, a record and values, no sentence. A *finding* is a hit that the engine has given
its severity, fingerprint and waiver. Sentences are made only when a finding is shown.
"""

from riskctl.findings.basis import Basis
from riskctl.findings.effect import Effect
from riskctl.findings.finding import Finding, fingerprint
from riskctl.findings.hit import Hit
from riskctl.findings.nearest import nearest
from riskctl.findings.rule import Rule
from riskctl.findings.waiver_use import WaiverUse
from riskctl.model.fault import Related
from riskctl.model.language import Text
from riskctl.model.vocabulary import Severity

__all__ = ["Basis", "Effect", "Finding", "Hit", "Related", "Rule", "Severity", "Text", "WaiverUse", "fingerprint", "nearest"]
