"""The rules that a manifest sets, and how grave their findings are by what it says."""

from riskctl.findings import Rule
from riskctl.model.vocabulary import Severity

_RANK = {None: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
OFF = "off"


def rule_of(code: str) -> Rule | None:
    """The rule of the check with that code, or None."""
    from riskctl.rules import by_code

    return by_code().get(code)


def severity_of(code: str, setting: object) -> str | None:
    """The severity that an entry of the manifest's rules gives, the rule's own where it gives none; None for no such rule."""
    rule = rule_of(code)
    if rule is None:
        return None
    given = setting.get("severity", rule.severity.value) if isinstance(setting, dict) else setting
    if given is None:
        given = rule.severity.value
    return OFF if given is False else str(given)


def is_milder(now: str, was: str) -> bool:
    """Whether the one is milder than the other; off is the mildest."""
    words = {word.value: word for word in Severity}
    return _RANK[words.get(now)] < _RANK[words.get(was)]
