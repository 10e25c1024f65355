"""What rows of the lists are found by."""

from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.address import slug
from tests.building import catalog
from tests.render.site.reading import Node, pages_of, site_of

OF = catalog(
    {"riskctl": 1, "name": "某局"},
    units={"bureau": {"name": "局机关"}, "law": {"name": "法制股", "parent": "bureau"}, "hall": {"name": "大厅", "parent": "bureau"}},
    posts={"p": {"name": "法制岗", "unit": "law"}},
    domains={"own": {"name": "自定权域"}},
    powers={"a": {"name": "甲", "type": "national:license", "unit": "law", "domain": "std:enforcement"},
            "b": {"name": "乙", "type": "national:penalty", "unit": "hall", "domain": "own"},
            "c": {"name": "丙", "type": "national:license", "unit": "nowhere"},
            "past": {"name": "旧", "type": "national:license", "unit": "law", "status": "retired"}},
    risk_points={"r1": {"at": "a", "name": "险一", "type": ["process", "post_duty"], "level": "low", "manifestation": "x",
                        "accountable": {"direct": "p"}},
                 "r2": {"at": "a", "name": "险二", "type": ["process"], "level": "high", "manifestation": "x",
                        "accountable": {"direct": "p"}},
                 "gone": {"at": "b", "name": "旧险", "type": ["process"], "level": "high", "status": "retired"}})
PAGES = pages_of(site_of(OF))


def rows(path: str) -> dict[str, dict[str, str]]:
    """The facets of each row of the list, by the first line of its title."""
    (table,) = [table for table in PAGES[path].each("table") if "found" in table.get("class")]
    (body,) = table.each("tbody")
    return {next(row.each("th")).words(): {name.removeprefix("data-"): value for name, value in row.attributes.items()}
            for row in body.each("tr")}


def offered(path: str) -> dict[str, list[str]]:
    """The values of each filter by its name."""
    return {node.get("name"): [option.words() for option in node.each("option")] for node in PAGES[path].each("select")}


def test_powers_are_found_by_unit_above_type_domain_and_gravest_level() -> None:
    none = rows("index.html")["丙"]["unit"]
    assert rows("index.html") == {
        "甲": {"unit": "law bureau", "type": rows("index.html")["丙"]["type"], "domain": rows("index.html")["甲"]["domain"], "level": "high"},
        "乙": {"unit": "hall bureau", "type": rows("index.html")["乙"]["type"], "domain": "own", "level": none},
        "丙": {"unit": none, "type": rows("index.html")["甲"]["type"], "domain": none, "level": none}}
    assert rows("index.html")["甲"]["type"] != rows("index.html")["乙"]["type"]


def test_only_values_that_occur_are_offered() -> None:
    assert offered("index.html") == {
        "unit": ["全部", "局机关", "法制股", "大厅", "（未填）"], "type": ["全部", "行政许可", "行政处罚"],
        "domain": ["全部", "自定权域", "案件执行", "（未填）"], "level": ["全部", "高 ★★★", "未定级"]}


def test_a_filter_that_tells_nothing_apart_is_left_out() -> None:
    assert offered("risks.html") == {"type": ["全部", "岗位职责", "业务流程"], "level": ["全部", "高 ★★★", "低 ★"]}


def test_risk_points_are_found_by_each_of_their_types() -> None:
    assert list(rows("risks.html").values()) == [
        {"type": f"process {slug('post_duty')}", "level": "low"}, {"type": "process", "level": "high"}]


def test_values_of_filters_are_those_of_rows() -> None:
    for path in ("index.html", "risks.html"):
        for select in PAGES[path].each("select"):
            values = {option.get("value") for option in select.each("option")} - {""}
            held = {value for facets in rows(path).values() for value in facets[select.get("name")].split()}
            assert values == held


def test_without_the_script_the_filters_are_hidden_and_all_rows_shown() -> None:
    for path in ("index.html", "risks.html"):
        (form,) = PAGES[path].each("form")
        assert form.get("hidden")
        assert not [node for node in PAGES[path].each("tr") if "hidden" in node.attributes]


def test_the_count_is_told() -> None:
    def count(page: Node) -> str:
        (node,) = [node for node in page.each("p") if node.get("role") == "status"]
        return node.words()

    assert count(PAGES["index.html"]) == "共 3 项。"
    assert count(PAGES["risks.html"]) == "共 2 项。"


def test_the_public_list_has_no_level() -> None:
    page = pages_of(site_of(OF, Disclosure.PUBLIC))["index.html"]
    assert [node.get("name") for node in page.each("select")] == ["unit", "type", "domain"]
