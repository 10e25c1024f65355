"""Charts over several pages: each page is laid out without fault, and connectors lead where the lines went."""

from random import Random

import pytest

from riskctl.drawing.chart import Chart, Edge, Node, Shape
from riskctl.model.catalog import Catalog
from riskctl.render.flowchart.pages import Page
from tests.building import catalog
from tests.drawing.test_layout import faults_in
from tests.render.test_flowchart import county, drawn


def chart_of(page: Page) -> Chart:
    """What the page shows, from its items and links alone."""
    lanes = {lane.id: at for at, lane in enumerate(page.lanes)}
    boxes = page.layout.boxes
    nodes = {id: Node(id, lanes[item.lane], item.shape, boxes[id].width, boxes[id].height) for id, item in page.items.items()}
    return Chart(len(lanes), nodes, tuple(Edge(link.source, link.target, link.is_return) for link in page.links))


def long_process(seed: int) -> Catalog:
    """A process of forty steps in four to seven lanes with choices, short cuts, returns, forks and joins, and risks."""
    random = Random(seed)
    posts = {f"p{at}": {"name": f"第{at}个岗位的名称", "unit": "u"} for at in range(random.randint(4, 7))}
    steps: dict[str, dict[str, object]] = {}
    for at in range(40):
        ways: list[object] = [{"to": f"s{at + 1}", "when": "材料齐全"}] if at < 39 else ["end"]
        step: dict[str, object] = {"name": f"第{at}步办理事项", "kind": "review", "post": random.choice(list(posts))}
        chance = random.random()
        if at < 36 and chance < 0.2:
            ways.append({"to": f"s{at + random.randint(2, 4)}", "when": "情况简单"})
        elif 0 < at < 39 and chance < 0.4:
            ways.append({"to": f"s{random.randrange(at)}", "return": "send_back", "reason": "依据不足需要补充"})
        elif at < 36 and chance < 0.5:
            step["split"] = "all"
            ways = [f"s{at + 1}", f"s{at + 2}"]
        if random.random() < 0.1:
            step["join"] = "all"
        steps[f"s{at}"] = {**step, "next": ways}
    risks = {f"r{at}": {"at": f"w/s{at}", "name": "把关不严走过场", "type": ["process"], "manifestation": "走过场", "level": "high",
                        "accountable": {"direct": "p0"}} for at in range(0, 40, 7)}
    return catalog(units={"u": {"name": "股"}}, posts=posts, risk_points=risks,
                   powers={"w": {"name": "长流程", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})


def faults_on(of: Catalog, power: str, paper: str) -> list[str]:
    return [f"page {number}: {fault}" for number, page in enumerate(drawn(of, power, paper=paper)[1].pages, 1)
            for fault in faults_in(chart_of(page), page.layout)]


@pytest.mark.parametrize("power", list(county().powers))
def test_the_county_is_drawn_on_small_sheets_without_fault(power: str) -> None:
    assert faults_on(county(), power, "A4") == []


@pytest.mark.parametrize("seed", range(12))
def test_long_processes_are_drawn_over_pages_without_fault(seed: int) -> None:
    of = long_process(seed)
    assert faults_on(of, "w", "A3") == []
    drawing, sheets = drawn(of, "w")
    assert len(sheets.pages) > 1
    page_of = {id: number for number, page in enumerate(sheets.pages, 1) for id, item in page.items.items()
               if item.shape is not Shape.CONNECTOR}
    links = [{(link.source, link.target): link for link in page.links} for page in sheets.pages]
    for link in drawing.content.links:
        source, target = page_of[link.source], page_of[link.target]
        if source == target:
            assert (link.source, link.target) in links[source - 1]
            continue
        out = [one for one in sheets.pages[source - 1].links if one.source == link.source and one.target.startswith(f"to~{link.target}~")]
        assert [one.is_return for one in out if one.label == link.label] == [link.is_return]
        title = sheets.pages[source - 1].items[out[0].target].title
        other = sheets.pages[target - 1].items[f"from~{link.target}"].title
        assert title.split()[0] == other.split()[0]
        assert title.endswith(f"转第{target}页")
        assert str(source) in other.partition("接第")[2].removesuffix("页").split("、")
        assert (f"from~{link.target}", link.target) in links[target - 1]
