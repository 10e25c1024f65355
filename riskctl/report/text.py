"""The report of a check for people: one line a finding, then what to do about each rule, then the sum."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from riskctl.check.outcome import SEVERITY_RANK
from riskctl.findings import Finding, Rule, Severity
from riskctl.locale.sentence import kind_title
from riskctl.model.language import Language, Text
from riskctl.report.line import message_of, place_text, visible
from riskctl.report.run import Run

Paint = Callable[[str, str], str]
MOST_RELATED = 5
MOST_REMEDIES = 5
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def plain(text: str, style: str) -> str:
    """Text without colour."""
    del style
    return text


def text_report(run: Run, paint: Paint = plain, *, statistics: bool = False) -> str:
    """The whole report; `paint` colours a piece of text in a style named as rich names it."""
    language = run.language
    shown = [finding for finding in run.outcome.findings if finding.counts]
    lines = [line for finding in shown for line in _finding_lines(finding, run, paint)]
    lines += _gate_lines(run, paint)
    if statistics:
        lines += ["", *_statistics(shown, language)]
    if shown:
        lines += ["", *_remedies(shown, language, paint)]
    lines += [*([""] if lines else []), *summary_lines(run, paint)]
    return "".join(f"{line}\n" for line in lines)


def _finding_lines(finding: Finding, run: Run, paint: Paint) -> list[str]:
    language, prefix = run.language, run.prefixes.text
    severity = paint(finding.severity.in_(language), COLOURS[finding.severity])
    code = paint(finding.rule.code, "bold")
    lines = [f"{place_text(finding.hit.at, prefix)}: {severity} {code} {visible(message_of(finding, language))}"]
    related = finding.hit.related
    for one in related[:MOST_RELATED]:
        note = f" {visible(one.record)}" if one.record else ""
        lines.append(paint(f"    {place_text(one.place, prefix)}{note}", "dim"))
    if len(related) > MOST_RELATED:
        more = len(related) - MOST_RELATED
        lines.append(paint(Text(f"    …… 另有 {more} 处", f"    … and {more} more").in_(language), "dim"))
    return lines


def _remedies(shown: Sequence[Finding], language: Language, paint: Paint) -> list[str]:
    counted: Counter[str] = Counter(finding.rule.code for finding in shown)
    rules: dict[str, Rule] = {finding.rule.code: finding.rule for finding in shown}
    gravest = {finding.rule.code: SEVERITY_RANK[finding.severity] for finding in reversed(shown)}
    codes = sorted(rules, key=lambda code: (gravest[code], -counted[code], code))
    lines = []
    for code in codes[:MOST_REMEDIES]:
        fix = rules[code].fix.in_(language)
        lines.append(f"{paint(code, 'bold')} ×{counted[code]}  {fix}")
    if len(codes) > MOST_REMEDIES:
        rest = "、".join(codes[MOST_REMEDIES:]) if language == "zh" else ", ".join(codes[MOST_REMEDIES:])
        lines.append(Text(f"其余：{rest}", f"others: {rest}").in_(language))
    lines.append(paint(Text(f"为什么、依据什么、怎么改：riskctl explain {codes[0]}",
                            f"why, by which law, what to do: riskctl explain {codes[0]}").in_(language), "dim"))
    return lines


def _statistics(shown: Sequence[Finding], language: Language) -> list[str]:
    counted: Counter[Rule] = Counter(finding.rule for finding in shown)
    width = len(str(max(counted.values(), default=0)))
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].code))
    return [f"{number:>{width}}  {rule.code}  {rule.name}  {rule.fault.in_(language)}" for rule, number in ordered]


def _gate_lines(run: Run, paint: Paint) -> list[str]:
    if not run.gate_changes:
        return []
    title = Text("本次改动涉及检查本身（以基准版本的设置为准）：",
                 "the change touches the check itself (the base's settings decide):").in_(run.language)
    return ["", paint(title, "bold"), *(f"    {visible(change.in_(run.language))}" for change in run.gate_changes)]


def summary_lines(run: Run, paint: Paint = plain) -> list[str]:
    """What was checked, on which day, and how many findings of each severity there are."""
    counts, language = run.counts(), run.language
    records = "，" if language == "zh" else ", "
    held = records.join(_counted(kind, number, language) for kind, number in run.record_counts().items())
    head = Text(f"检查 {run.files} 个文件（{run.as_of}）：{held or '没有记录'}",
                f"checked {run.files} file{'s' if run.files != 1 else ''} as of {run.as_of}: {held or 'no records'}").in_(language)
    worst = next((severity for severity in Severity if counts[severity]), None)
    verdict = _verdict(counts, language)
    extra = _extras(run)
    return [head, (paint(verdict, COLOURS[worst]) if worst else paint(verdict, "green")) + (f"{records}{extra}" if extra else "")]


def _verdict(counts: Mapping[Severity, int], language: Language) -> str:
    if not any(counts.values()):
        return Text("没有问题", "no findings").in_(language)
    if language == "zh":
        return "，".join(f"{counts[severity]} 个{severity.zh}" for severity in Severity if counts[severity])
    return ", ".join(f"{counts[severity]} {severity.en}{'s' if counts[severity] != 1 else ''}"
                     for severity in Severity if counts[severity])


def _extras(run: Run) -> str:
    notes = [
        (run.waived, Text("{} 个已豁免", "{} waived"), "{} waived"),
        (run.in_baseline, Text("{} 个在基线内", "{} in the baseline"), "{} in the baseline"),
        (run.baseline_unused, Text("基线中 {} 条已不存在（用 --write-baseline 收缩）",
                                   "{} baseline entries no longer occur (shrink it with --write-baseline)"),
         "{} baseline entry no longer occurs (shrink it with --write-baseline)"),
        (len(run.unread), Text("{} 个文件未能读取", "{} files not read"), "{} file not read"),
        (len(run.outcome.crashes), Text("{} 条规则出错", "{} rules crashed"), "{} rule crashed"),
    ]
    words = [(one if number == 1 and run.language == "en" else text.in_(run.language)).format(number)
             for number, text, one in notes if number]
    return ("，" if run.language == "zh" else ", ").join(words)


def _counted(kind: str, number: int, language: Language) -> str:
    if language == "zh":
        return f"{kind_title(kind, language)} {number}"
    return f"{number} {kind_title(kind, language, plural=number != 1)}"
