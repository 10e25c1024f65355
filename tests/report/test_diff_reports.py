"""Reports of reviews: whatever changed, every format tells every change, in bounds, the same each time."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from riskctl.catalog.assemble import from_records
from riskctl.check.base import Side
from riskctl.check.settings import settings_for
from riskctl.model.language import Language
from riskctl.report.diff_json import diff_json
from riskctl.report.diff_markdown import diff_markdown, fingerprint
from riskctl.report.diff_page import MOST_CHARTS, diff_page
from riskctl.report.diff_text import diff_text
from riskctl.report.markdown import escaped
from riskctl.report.text import plain
from riskctl.review.review import Review, review
from riskctl.rules import effect_rules
from tests.building import TODAY, catalog
from tests.change.generating import Records, pairs


def reviewed(before: Records, after: Records) -> Review:
    sides = [Side(of, settings_for(of.manifest, ())[0]) for of in (from_records(before, TODAY), from_records(after, TODAY))]
    return review(sides[0], sides[1], (), effect_rules(), ("main", "work tree"))


class Balanced(HTMLParser):
    """Notes every element that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(pairs())
def test_every_format_can_tell_every_change(language: Language, two: tuple[Records, Records]) -> None:
    found = reviewed(*two)
    assert not found.crashes
    document = json.loads(diff_json(found, language))
    assert len(document["changes"]) + sum(len(one["also"]) for one in document["changes"]) == len(found.comparison.changes)
    text = diff_text(found, language, plain, every=True)
    assert all(entry.change.record in text for entry in found.entries)
    comment = diff_markdown(found, language, 4000)
    assert len(comment.encode()) <= 8000
    assert comment == diff_markdown(found, language, 4000)
    page = Balanced()
    page.feed(diff_page(found, language))
    assert (page.wrong, page.open) == ([], [])


def test_the_fingerprint_is_of_what_is_said_and_not_of_how() -> None:
    before, after = {"controls": {"c": {"name": "核查", "evidence": "记录"}}}, {"controls": {"c": {"name": "核查"}}}
    first = fingerprint(reviewed(before, after))
    assert first == fingerprint(reviewed({"controls": {"c": {"evidence": "记录", "name": "核查"}}}, after))
    assert len({first, fingerprint(reviewed(after, before)), fingerprint(reviewed(before, before))}) == 3


@pytest.mark.parametrize("text", ["a|b", "`x`", "<b>", "[a](b)", "@all", "#1", "**x**", "~~x~~", "a\nb", "http://x.example", "$x$", "![a](b)"])
def test_no_text_is_markup(text: str) -> None:
    shown = escaped(text)
    assert not re.search(r"[|`<>\[\]@#*~\n$!](?![0-9]+;)", shown.replace("&#", ""))
    assert "://" not in shown


def test_ids_that_nobody_has_are_shown_as_they_stand() -> None:
    before = catalog(risk_points={"r": {"name": "核查不实", "supervisor": "p"}})
    after = catalog(risk_points={"r": {"name": "核查不实", "supervisor": "q"}})
    sides = [Side(of, settings_for(of.manifest, ())[0]) for of in (before, after)]
    assert "p → q" in diff_text(review(sides[0], sides[1], (), effect_rules(), ("a", "b")), "en", plain)


def test_a_long_comment_counts_what_is_left_out_and_crowds_no_part_out() -> None:
    def powers(people: int, complaint: object, name: str) -> Records:
        return {"powers": {f"w{at}": {"name": name, "complaint": complaint, "start": "s", "steps": {
            "s": {"name": "审查", "kind": "review", "post": "p", "people": people}}} for at in range(60)}}

    found = reviewed(powers(2, "12345", "许可"), powers(1, "12366", "审批"))
    assert {effect.value: count for effect, count in found.counts.items() if count} == {"weakens": 60, "unknown": 60, "neutral": 60}
    comment = diff_markdown(found, "en", 12_000)
    assert len(comment.encode()) <= 12_000
    listed = comment.count("- <a id=")
    left_out = re.search(r"^(\d+) more lines do not fit", comment, re.MULTILINE)
    assert left_out
    assert listed + int(left_out[1]) == 180
    assert [part in comment for part in ("weakens (60)", "unknown (60)", "neutral (60)")] == [True] * 3
    assert not re.search(r"\*\*[^\n]*\n+</details>", comment)


def test_a_long_page_draws_the_gravest_and_folds_the_rest_without_dropping_any() -> None:
    def powers(people: int, name: str) -> Records:
        return {"powers": {f"w{at}": {"name": f"许可{at}{name if at < 5 else ''}", "start": "s", "steps": {"s": {
            "name": "审查", "kind": "review", "post": "p", "people": people if at >= 5 else 1}}} for at in range(130)}}

    found = reviewed(powers(2, ""), powers(1, "事项"))
    asked: list[str] = []

    def charts_of(power: str) -> tuple[str, str]:
        asked.append(power)
        return "<svg></svg>", "<svg></svg>"

    short, whole = (diff_page(found, "en", charts_of, every=every) for every in (False, True))
    assert len(asked) == MOST_CHARTS + 125
    assert not {"w0", "w1", "w2", "w3", "w4"} & set(asked)
    assert (short.count("<svg>"), whole.count("<svg>")) == (2 * MOST_CHARTS, 2 * 125)
    assert [page.count("<tr id=") for page in (short, whole)] == [130, 130]
    assert (short.count("--all draws them all"), whole.count("--all")) == (125 - MOST_CHARTS, 0)
    assert "30 more groups with 30 lesser changes" in short
    assert "more groups" not in whole
    assert min(short.index(f"(w{at})") for at in range(5)) > short.index("30 more groups")
