"""The charts of a power before and after a change: what is marked as different, and what is not."""

from typing import Any

from riskctl.drawing.picture import Line, Picture, Rect, Words
from riskctl.model.catalog import Catalog
from riskctl.render.flowchart import look
from riskctl.render.flowchart.compared import compared
from tests.building import catalog


def of(**steps: Any) -> Catalog:
    """A power with these steps besides its first and last."""
    first = {"name": "受理", "kind": "accept", "post": "p", "next": ["b"]}
    last = {"name": "决定", "kind": "decide", "post": "p", "next": ["end"]}
    middle = {"b": {"name": "审查", "kind": "review", "post": "p", "next": ["c"]}}
    return catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}},
                   powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a",
                                 "steps": {"a": first, **middle, "c": last, **steps}}})


def marked(pictures: tuple[Picture, ...] | list[Picture] | Any) -> tuple[int, int]:
    """How many boxes and lines are marked."""
    parts = [part for picture in pictures for part in picture.parts]
    return (sum(isinstance(part, Rect) and part.fill == look.MARK for part in parts),
            sum(isinstance(part, Line) and part.stroke == look.MARK for part in parts))


def test_the_same_process_has_nothing_to_compare() -> None:
    assert compared(of(), of(), "w", "zh") is None
    assert compared(of(), of(), "nothing", "zh") is None


def test_a_changed_step_is_marked_on_both_sides() -> None:
    both = compared(of(), of(b={"name": "审核", "kind": "review", "post": "p", "next": ["c"]}), "w", "zh")
    assert both is not None
    assert (marked(both.before), marked(both.after)) == ((1, 0), (1, 0))


def test_a_step_that_comes_is_marked_where_it_is_with_its_lines_and_no_number_counts() -> None:
    both = compared(of(), of(a={"name": "受理", "kind": "accept", "post": "p", "next": ["n"]},
                             n={"name": "公示", "kind": "publish", "post": "p", "next": ["b"]}), "w", "zh")
    assert both is not None
    assert (marked(both.before), marked(both.after)) == ((0, 1), (1, 2))


def test_a_power_that_is_new_has_one_chart_and_no_marks() -> None:
    both = compared(catalog(), of(), "w", "zh")
    assert both is not None
    assert (len(both.before), len(both.after), marked(both.after)) == (0, 1, (0, 0))


def wide(posts: int) -> Catalog:
    """A power whose steps go from post to post, each in a lane of its own."""
    steps: dict[str, Any] = {f"s{at}": {"name": f"第{at}个环节的审查核对和登记", "kind": "review", "post": f"p{at}",
                                        "next": [f"s{at + 1}" if at + 1 < posts else "end"]} for at in range(posts)}
    return catalog(units={"u": {"name": "股"}}, posts={f"p{at}": {"name": f"岗位{at}", "unit": "u"} for at in range(posts)},
                   powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})


def test_both_sides_stand_on_the_same_paper_where_each_alone_would_not() -> None:
    def papers(base: Catalog, head: Catalog) -> set[tuple[float, float]]:
        both = compared(base, head, "w", "zh")
        assert both is not None
        return {(picture.width, picture.height) for picture in (*both.before, *both.after)}

    few, many = wide(3), wide(9)
    alone = papers(catalog(), few) | papers(catalog(), many)
    assert len(alone) == 2
    for base, head in ((few, many), (many, few)):
        assert len(papers(base, head)) == 1
        assert papers(base, head) < alone


def test_lanes_stand_in_the_same_order_before_and_after() -> None:
    def of_posts(*posts: str) -> Catalog:
        steps: dict[str, Any] = {f"s{at}": {"name": f"环节{at}", "kind": "review", "post": post,
                                            "next": [f"s{at + 1}" if at + 1 < len(posts) else "end"]} for at, post in enumerate(posts)}
        return catalog(units={"u": {"name": "股"}}, posts={post: {"name": f"岗位{post}", "unit": "u"} for post in "abcd"},
                       powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})

    def heads(pictures: Any) -> list[str]:
        words = [part for picture in pictures for part in picture.parts if isinstance(part, Words)]
        texts = sorted((part.x, part.text) for part in words if part.text.startswith("岗位"))
        return list(dict.fromkeys(text for _, text in texts))

    both = compared(of_posts("a", "b", "c", "d"), of_posts("c", "a", "d", "a"), "w", "zh")
    assert both is not None
    before, after = heads(both.before), heads(both.after)
    assert (sorted(before), sorted(after)) == (["岗位a", "岗位b", "岗位c", "岗位d"], ["岗位a", "岗位c", "岗位d"])
    assert [lane for lane in before if lane in after] == after
