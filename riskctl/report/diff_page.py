"""A review as a page of HTML: before and after side by side, no script, nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from riskctl.change.words import How
from riskctl.model.language import Language
from riskctl.model.power import Power
from riskctl.report.diff_consequences import consequences, unchanged
from riskctl.report.diff_markdown import anchor
from riskctl.report.diff_words import Group, Telling
from riskctl.report.html import Markup, element, joined
from riskctl.review.effects import Entry
from riskctl.review.review import Review

# The words say what the colours say.
_STYLE = """
* { box-sizing: border-box; }
body { margin: 1.5rem; color: #1a1a1a; background: #fff; font: 14px/1.6 'Noto Sans SC', 'Noto Sans CJK SC',
  'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Heiti SC', SimHei, 'WenQuanYi Micro Hei', sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem; }
h2 small { color: #555; font-weight: normal; }
p.verdict { font-size: 1.1rem; font-weight: bold; margin: .3rem 0 1rem; }
p.gate { border-left: 5px solid #8e2a0b; padding-left: .6rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-bottom: 1rem; }
th, td { padding: .35rem .5rem; border: 1px solid #6b7785; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
thead th { color: #fff; background: #1f4b77; }
col.effect { width: 7rem; } col.what { width: 32%; }
td.weakens { border-left: 6px solid #8e2a0b; font-weight: bold; }
td.unknown { border-left: 6px solid #f5be41; }
td.strengthens { border-left: 6px solid #2c7a3f; }
td.neutral { border-left: 6px solid #b8c0c8; color: #444; }
del { background: #fbe0d8; } ins { background: #dcefdc; }
p.reason, p.reach { margin: .2rem 0 0; }
p.reach, footer { color: #555; font-size: .92em; }
div.charts { display: flex; gap: 1rem; align-items: flex-start; }
figure { flex: 1; min-width: 0; margin: 0; }
figure svg { width: 100%; height: auto; border: 1px solid #6b7785; }
@media print { body { margin: 0; font-size: 9.5pt; } tr { break-inside: avoid; }
  td, th, del, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


ChartsOf = Callable[[str], tuple[str, str] | None]
"""Gives the charts of a power before and after as SVG, either of them '' where there is none; None if they are the same."""
MOST_CHARTS, MOST_GROUPS = 20, 100
"""Of how many powers both charts are drawn, and how many powers stand open on the page; the gravest come first."""
_OF_CHARTS = ("steps", "start", "lanes")


def diff_page(review: Review, language: Language, charts_of: ChartsOf = lambda power: None, *, every: bool = False) -> str:
    """The page, with both charts of the powers whose process changed; the same review gives the same bytes.

    Charts are drawn for the gravest only, and what follows the gravest is folded and counted, unless `every` is wanted.
    """
    telling = Telling(review, language)
    style = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    title = telling.text("改动审查：", "review: ") + f"{telling.name(0)} → {telling.name(1)}"
    head = element("head", element("meta", charset="utf-8"), element("meta", http_equiv="Content-Security-Policy", content=policy),
                   element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                   element("title", title), Markup(f"<style>{_STYLE}</style>"))
    as_of = review.comparison.head.as_of.isoformat()
    body = element("body", element("h1", title), element("p", telling.verdict(), class_="verdict"),
                   *_changes(review, telling, charts_of, every), *_consequences(telling),
                   element("footer", telling.text(f"以 {as_of} 为准", f"as of {as_of}")))
    page = element("html", head, Markup("\n"), body, lang="zh-CN" if language == "zh" else "en")
    return f"<!DOCTYPE html>\n{page.html}\n"


def _changes(review: Review, telling: Telling, charts_of: ChartsOf, every: bool) -> Iterator[Markup]:
    if review.gate:
        yield element("h2", telling.text("改动涉及检查本身", "changes to the check itself"))
        yield element("p", telling.text("以旧版本的规则、规则包、级别、豁免和限制为准。",
                                        "The rules, packs, severities, waivers and limits of the base decide."), class_="gate")
        yield _table(review.gate, telling)
    groups = telling.groups([entry for entry in review.entries if not entry.is_of_the_gate])
    drawn = frozenset(_with_process(groups)[:None if every else MOST_CHARTS])
    sections = (_section(group, telling, charts_of if group.power in drawn else None) for group in groups)
    open_ones = len(groups) if every else MOST_GROUPS
    yield from (part for section in islice(sections, open_ones) for part in section)
    tail = groups[open_ones:]
    if tail:
        entries = sum(len(group.entries) for group in tail)
        yield element("details", element("summary", telling.text(
            f"另有 {len(tail)} 组共 {entries} 项影响较小的改动", f"{len(tail)} more groups with {entries} lesser changes")),
            *(part for section in sections for part in section))


def _with_process(groups: Sequence[Group]) -> list[str]:
    """The powers of which steps came, went or changed, in the order of the groups."""
    return [group.power for group in groups if group.power and any(
        change.record_kind == Power.kind and (change.is_whole or change.keys[0] in _OF_CHARTS)
        for entry in group.entries for change in (*entry.told, *entry.following))]


def _section(group: Group, telling: Telling, charts_of: ChartsOf | None) -> Iterator[Markup]:
    """What changed of a power, with both its charts or a word on how to get them."""
    yield element("h2", f"{group.title} ", element("small", group.unit)) if group.unit else element("h2", group.title)
    yield _table(group.entries, telling)
    charts = charts_of(group.power) if charts_of else None
    if charts is not None:
        yield _charts(charts, telling)
    elif charts_of is None and _with_process([group]):
        yield element("p", telling.text(f"只画出影响最大的 {MOST_CHARTS} 个事项的流程图对照；加 --all 全部画出。",
                                        f"Charts are drawn of the {MOST_CHARTS} gravest powers; --all draws them all."), class_="reach")


def _charts(charts: tuple[str, str], telling: Telling) -> Markup:
    """Both charts side by side, what differs on a ground of its own."""
    sides = zip((telling.text("改动前", "before"), telling.text("改动后", "after")), charts, strict=True)
    note = telling.text("黄底的环节和连线在另一图中没有，或者不同。",
                        "Steps and lines on a yellow ground are not in the other chart, or differ there.")
    figures = (element("figure", element("figcaption", title), Markup(chart) if chart else telling.text("没有流程", "no process"))
               for title, chart in sides)
    return element("details", element("summary", telling.text("流程图对照", "both flowcharts")), element("p", note),
                   element("div", *figures, class_="charts"), open="open")


def _table(entries: Sequence[Entry], telling: Telling) -> Markup:
    titles = (telling.text("影响", "effect"), telling.text("改动与原因", "change and reason"), telling.text("改动前", "before"),
              telling.text("改动后", "after"))
    columns = element("colgroup", *(Markup(f'<col class="{name}">') for name in ("effect", "what", "side", "side")))
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in titles)))
    return element("table", columns, head, element("tbody", *(_row(entry, telling) for entry in entries)))


def _row(entry: Entry, telling: Telling) -> Markup:
    effect = element("td", entry.effect.in_(telling.language), element("br"), telling.code(entry), class_=entry.effect.value)
    inside: list[str | Markup] = [telling.what(*entry.told)]
    if entry.reason.rule:
        inside.append(element("p", telling.reason(entry), class_="reason"))
    reach = telling.reach(entry)
    if reach:
        inside.append(element("p", f"{telling.text('波及', 'reaches')} {reach}", class_="reach"))
    inside += [element("p", telling.what(change), class_="reach") for change in entry.following]
    before, after = _sides(entry, telling)
    return element("tr", effect, element("td", *inside), element("td", before), element("td", after), id=anchor(entry.change))


def _sides(entry: Entry, telling: Telling) -> tuple[Markup, Markup]:
    """What was and what is, with the words marked that went and came."""
    pieces = telling.words(*entry.told)
    if not pieces:
        before, after = telling.values(*entry.told)
        return joined(before), joined(after)
    was = (element("del", piece.text) if piece.how is How.REMOVED else piece.text for piece in pieces if piece.how is not How.ADDED)
    now = (element("ins", piece.text) if piece.how is How.ADDED else piece.text for piece in pieces if piece.how is not How.REMOVED)
    return joined(*was), joined(*now)


def _consequences(telling: Telling) -> Iterator[Markup]:
    for part in consequences(telling):
        yield element("h2", part.title)
        yield element("ul", *(element("li", line) for line in (*part.lines, *([part.note] if part.note else ()))))
    still = unchanged(telling)
    if still:
        yield element("p", still)
