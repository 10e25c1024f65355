"""RP110: a level scheme that lacks something or contradicts itself. Each flaw is tried in tests/risk/test_scheme_flaws.py."""

from riskctl.model.catalog import Catalog
from riskctl.risk.scheme_flaws import Flaw
from riskctl.rules.risk_point.scheme_incomplete import RULE, WORDS
from tests.building import catalog, facts, hits, read

SCHEME = {"name": "本局", "by": "criteria", "levels": [{"id": "a", "label": "a", "supervisors": ["clerk"]}],
          "criteria": {"p": "?", "q": "?"}, "table": {"2": "a", "1": "c"}}


def test_each_flaw_is_a_finding_at_its_place() -> None:
    of = catalog(level_schemes={"own": SCHEME}, posts={"clerk": {"name": "岗", "unit": "u"}})
    assert facts(RULE, of) == [("own", "table.1", {
        "name": "本局", "flaw": "unknown", "flaw_zh": "方案中没有", "flaw_en": "the scheme has no", "where": "table.1", "items": ["c"]})]


def test_supervisors_are_left_alone_while_files_are_unread() -> None:
    def fields(of: Catalog) -> list[str | None]:
        return [hit.field for hit in hits(RULE, of)]

    whole = "level_schemes:\n  own: {name: x, by: declared, levels: [{id: a, label: a, supervisors: [clerk]}]}\n"
    assert fields(read(whole)) == ["levels.supervisors"]
    assert fields(read(whole + "posts:\n  clerk: [\n")) == []


def test_the_place_is_that_of_the_entry() -> None:
    text = "level_schemes:\n  own:\n    name: x\n    by: class\n    levels: [{id: a, label: a}]\n    table:\n      许可: b\n"
    assert [(hit.at.line, hit.at.column) for hit in hits(RULE, read(text))] == [(7, 11)]


def test_a_map_to_no_scheme_at_all_is_left_to_rp111() -> None:
    own = {"name": "本局", "by": "declared", "levels": [{"id": "a", "label": "甲"}], "maps": {"none-such": {}, "hml": {}}}
    assert [(field, values["items"]) for _, field, values in facts(RULE, catalog(level_schemes={"own": own}))] == [("maps.hml", ["a"])]


def test_every_flaw_has_words() -> None:
    assert set(WORDS) == set(Flaw)
