"""What follows from a change, part by part, in words: the same for every format that people read."""

from collections.abc import Iterator
from typing import NamedTuple

from riskctl.report.diff_people import collusion_line, notes, staffing_line
from riskctl.report.diff_words import Telling
from riskctl.report.line import finding_line


class Part(NamedTuple):
    """Consequences of one sort; `note` says what was left out."""

    title: str
    lines: tuple[str, ...] = ()
    note: str = ""


def consequences(telling: Telling) -> Iterator[Part]:
    """Findings, conflicts, staffing, collusion, levels, approvals, and what was not read; parts without anything left out."""
    for title, lines, note in _parts(telling):
        if lines or note:
            yield Part(f"{title} ({len(lines)})" if lines else title, lines, note)


def unchanged(telling: Telling) -> str:
    """How many findings were there before and still are; '' for none, or where nothing changed."""
    number = len(telling.review.delta.unchanged) if telling.review.entries else 0
    return telling.text(f"原有的问题仍有 {number} 个（用 riskctl validate 列出）",
                        f"findings that were there before and still are: {number} (riskctl validate lists them)") if number else ""


def _parts(telling: Telling) -> Iterator[tuple[str, tuple[str, ...], str]]:
    review, text, language = telling.review, telling.text, telling.language
    new, fixed = review.other_findings
    come, gone = review.conflicts
    for title, findings in ((text("新增的职责冲突", "new conflicts of duties"), come),
                            (text("消除的职责冲突", "conflicts of duties that are gone"), gone),
                            (text("新增的问题", "new findings"), new), (text("消除的问题", "findings mended"), fixed)):
        yield title, tuple(finding_line(one, language) for one in findings), ""
    carrying = review.carrying
    if carrying is not None:
        yield text("人员配备", "staffing"), tuple(staffing_line(one, review, language) for one in carrying.staffing), ""
        yield (text("串通人数与绕过控制", "collusion and bypass"),
               tuple(collusion_line(one, review, language) for one in carrying.collusion), "")
        yield text("没有核算人员配备和串通人数", "staffing and collusion not worked out"), (), " ".join(notes(carrying, language))
    yield text("等级变化", "levels"), tuple(telling.level(one) for one in review.levels), ""
    yield text("须重新办理的审批", "approvals that lapse"), tuple(telling.lapse(one) for one in review.lapsed), ""
    yield text("未能读取", "not read"), review.unread, ""
