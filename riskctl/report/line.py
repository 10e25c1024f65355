"""A finding in one line, and what of it can be shown without harm."""

from riskctl.findings import Finding
from riskctl.locale.sentence import sentence
from riskctl.model.language import Language
from riskctl.model.place import Place

_WIDE_SPACE = "\u3000"


def visible(text: str) -> str:
    """The text with every control, line-breaking and text-reordering character written as an escape.

    The full-width space stays: Chinese sets names of two characters apart with it.
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() or character == _WIDE_SPACE else character.encode("unicode_escape").decode()
                   for character in text)


def message_of(finding: Finding, language: Language) -> str:
    """The sentence of a finding."""
    values = {"record": finding.hit.record or "", "field": finding.hit.field or "", **finding.hit.values}
    return sentence(finding.rule.message, values, language)


def place_text(place: Place, prefix: str = "") -> str:
    """`file:line:column`, with the prefix that leads from the working folder to the catalog."""
    return f"{visible(prefix + place.file)}:{place.line}:{place.column}"


def finding_line(finding: Finding, language: Language, prefix: str = "") -> str:
    """`file:line:column: severity CODE sentence`."""
    severity = finding.severity.in_(language)
    message = visible(message_of(finding, language))
    return f"{place_text(finding.hit.at, prefix)}: {severity} {finding.rule.code} {message}"


def plain_lines(findings: tuple[Finding, ...], language: Language, prefix: str = "") -> list[str]:
    """Every finding in one line, each followed by its related places."""
    lines: list[str] = []
    for finding in findings:
        lines.append(finding_line(finding, language, prefix))
        for related in finding.hit.related:
            note = f" {visible(related.record)}" if related.record else ""
            lines.append(f"    {place_text(related.place, prefix)}{note}")
    return lines
