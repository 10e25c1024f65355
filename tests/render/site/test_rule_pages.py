"""The pages of rules: those of packs too, with what this run finds, for those inside only."""

from collections.abc import Mapping

from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.address import page_path
from tests.building import catalog
from tests.render.site.reading import Node, pages_of, site_of

PUBLIC, INTERNAL, RESTRICTED = Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.RESTRICTED
OF = catalog(
    {"riskctl": 1, "packs": ["accounting"]}, units={"u": {"name": "财务股", "head": "h"}},
    posts={"h": {"name": "股长", "unit": "u"}, "p": {"name": "出纳岗", "unit": "u", "duties": ["std:cashier", "mine", "yours"]}},
    duties={"mine": {"name": "甲职责"}, "yours": {"name": "乙职责"}},
    people={"x": {"name": "张某", "assignments": [{"post": "p", "as": "primary"}], "kin": [{"person": "y", "relation": "夫妻"}]},
            "y": {"name": "李某", "assignments": [{"post": "h", "as": "primary"}]}},
    powers={"w": {"name": "某事", "type": "national:license", "unit": "u"}},
    risk_points={"r": {"at": "w", "name": "某风险", "type": ["process"], "level": "high", "manifestation": "某表现", "accountable": {"direct": "p"}}},
    sod_rules={"RP201": {"name": "甲乙分管", "incompatible": ["mine", "yours"]},
               "kin": {"name": "亲属回避", "kin_avoidance": {"relations": ["夫妻"], "between": ["p", "h"]}}})
PAGES = {profile: pages_of(site_of(OF, profile)) for profile in Disclosure}


def rows(page: Node, title: str) -> list[list[str]]:
    """The rows of the table of that name, without any where there is none."""
    return [[cell.words() for cell in row.children if cell.name in ("td", "th")] for group in page.each("div") if group.get("aria-label") == title
            for body in group.each("tbody") for row in body.each("tr")]


def headings(page: Node) -> list[str]:
    return [node.words() for node in page.each("h2")]


def rule(pages: Mapping[str, Node], kind: str, id: str) -> Node:
    return pages[page_path(kind, id)]


def test_rules_of_packs_have_pages_beside_those_of_the_catalog() -> None:
    for pages in PAGES.values():
        listed = {row[1]: row[2] for row in rows(pages["rules.html"], "职责分离规则")}
        assert {"RP201": "本目录", "kin": "本目录", "ACC3": "accounting"}.items() <= listed.items()
        assert "出纳" in rule(pages, "sod_rules", "ACC3").words()
        assert "会计法" in rule(pages, "sod_rules", "ACC3").words()


def test_a_rule_of_the_catalog_may_be_called_like_a_check() -> None:
    assert "甲乙分管" in rule(PAGES[INTERNAL], "sod_rules", "RP201").words()
    assert "风险点没有任何防控措施" in rule(PAGES[INTERNAL], "rules", "RP201").words()


def test_a_check_lists_its_findings() -> None:
    page = rule(PAGES[INTERNAL], "rules", "RP201")
    assert rows(page, "本次发现") == [["风险点“某风险”（高）没有防控措施", "r", "错误", "—"]]
    counts = {row[0]: row[-1] for row in rows(PAGES[INTERNAL]["rules.html"], "目录检查规则")}
    assert (counts["RP201"], counts["PW106"]) == ("1", "0")
    assert "没有发现。" in rule(PAGES[INTERNAL], "rules", "PW106").words()


def test_a_rule_of_separation_lists_its_conflicts() -> None:
    page = rule(PAGES[INTERNAL], "sod_rules", "RP201")
    assert rows(page, "本次发现的冲突") == [["出纳岗", "设计", "出纳岗 → 甲职责出纳岗 → 乙职责", "—"]]
    counts = {row[1]: row[-1] for row in rows(PAGES[INTERNAL]["rules.html"], "职责分离规则")}
    assert counts["RP201"] == "1"
    # A rule that nothing in the catalog is about has not found that all is well.
    assert "未全部检查" in counts.values()


def test_what_rests_on_a_hidden_field_is_not_told_but_that_there_is_more() -> None:
    found = {profile: rule(PAGES[profile], "rules", "SD106") for profile in (INTERNAL, RESTRICTED)}
    assert ["夫妻" in str(rows(page, "本次发现")) for page in found.values()] == [False, True]
    assert ["另有发现涉及这里不列的内容" in page.words() for page in found.values()] == [True, False]
    assert "夫妻" not in found[INTERNAL].words()


def test_the_public_is_told_of_rules_and_of_no_finding() -> None:
    for path, page in PAGES[PUBLIC].items():
        if path.startswith(("rules", "separation")):
            assert not {"本次发现", "本次发现的冲突"} & set(headings(page)), path
    assert all(len(row) == 3 for row in rows(PAGES[PUBLIC]["rules.html"], "目录检查规则"))
