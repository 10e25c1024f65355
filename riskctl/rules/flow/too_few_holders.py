"""A step that needs more different people than its posts have."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from riskctl.findings import Basis, Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import holders
from riskctl.flow.matching import most_filled
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Authority, Power, Step
from riskctl.model.vocabulary import Certainty
from riskctl.rules.flow._steps import step_hit

Holders = Mapping[str, frozenset[str]]


class Need(NamedTuple):
    """How many different people a step needs of which posts, where it says so, and how many there are."""

    posts: tuple[str, ...]
    people: int
    held: int
    power: Power
    key: str
    actor: Step | Authority

    @property
    def at(self) -> Place:
        """Where the number of people is written."""
        return self.actor.place_of("all_of") if self.actor.all_of else self.power.steps[self.key].place_of("people")


def check(catalog: Catalog) -> Iterator[Hit]:
    holding = holders(catalog)
    held = {post: holding.get(post, frozenset()) for post in catalog.posts}
    short: dict[tuple[str, ...], list[Need]] = {}
    for power, process in processes(catalog):
        for key in process.of_several:
            step = process.steps[key]
            for actor in _actors(step):
                need = _need(power, key, actor, held)
                if need and need.held < need.people:
                    short.setdefault(need.posts, []).append(need)
    for posts, needs in short.items():
        worst = max(needs, key=lambda need: need.people - need.held)
        related = tuple(Related(need.at, need.power.id, f"steps.{need.key}")
                        for need in needs if need is not worst)
        hit = step_hit(worst.power, worst.key, "", worst.at, related, posts=list(posts), need=worst.people,
                       held=worst.held, post_names=[catalog.label_of(post) for post in posts])
        yield Hit(hit.at, posts[0], None, hit.values, "posts", hit.related)


def _actors(step: Step) -> tuple[Step | Authority, ...]:
    """The step itself and the bands of its authority."""
    return (step, *step.authority)


def _need(power: Power, key: str, actor: Step | Authority, held: Holders) -> Need | None:
    """What the step, or a band of its authority, needs; None where that is one person or nobody is there."""
    step = power.steps[key]
    if actor.all_of:
        parts = [(part.post, part.people or 1) for part in actor.all_of if part.post and held.get(part.post)]
        places = [held[post] for post, people in parts for _ in range(min(people, len(held[post]) + 1))]
        posts = tuple(dict.fromkeys(post for post, _ in parts))
        people, filled = sum(people for _, people in parts), most_filled(places)
    else:
        posts = actor.any_of or ((actor.post,) if actor.post else ())
        if not held.keys() >= set(posts):
            return None
        people, filled = step.people or 1, len(frozenset().union(*(held[post] for post in posts)))
    return Need(posts, people, filled, power, key, actor) if people > 1 and filled else None


RULE = Rule(
    "ST119", "too-few-holders", Severity.ERROR, since="0.1", check=check, cause=("posts",), absence=True,
    basis=(Basis("行政处罚法(2021)第42条", Certainty.V2), Basis("行政许可法(2019)第34条", Certainty.V2)),
    message=Text("环节“{name}”（{step}）要 {need} 名不同的人，{post_names:list}今天能出 {held} 名（含"
                 "B角）",
                 "step '{step}' needs {need} different people from {posts:list}, where {held} can act "
                 "today (backups included)"),
    fault=Text("环节要求的人数，多于岗位今天任职的人数（B角和受委托的人都算）。",
               "A step needs more different people than hold its posts today, backups and those acting by "
               "delegation included."),
    why=Text("两人以上办理是防止单人说了算的底线；凑不齐人，不是违法单人办，就是挂名签字。",
             "That two act together guards against one person deciding alone; where there are not two, one "
             "acts alone against the law, or the other signs for form's sake."),
    fix=Text("给岗位增配人员或指定B角，或在 any_of 中加上能够参加的岗位；人数写错的，改正 people。",
             "Assign another holder or a backup, or add a post that can take part under any_of; mend "
             "`people` if it is wrong."),
    not_flagged=Text("今天没有任何人的岗位（由 OR105 报告）；集体决策机构的法定人数（由 OR503 报告）；资格"
                     "是否具备；同一岗位不够人的各环节合为一条。",
                     "Posts that nobody holds (OR105 reports them); quorums of bodies (OR503); whether "
                     "people are qualified. Steps short of people for the same posts are one finding."),
)
