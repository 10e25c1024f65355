"""A step that says in several forms who acts."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Authority, Step
from riskctl.rules.flow._steps import ACTORS, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, step in process.steps.items():
            if len(ACTORS & step.node.keys()) < 2 and "authority" not in step.node:
                continue
            written = _written(step)
            if len(written) > 1:
                yield step_hit(power, key, written[1], step.key_place_of(written[1]), actors=written)
            for band in step.authority:
                written = _written(band)
                if len(written) > 1:
                    yield step_hit(power, key, "authority", band.key_place_of(written[1]), actors=written)


def _written(actor: Step | Authority) -> list[str]:
    """The fields that say who acts, in the order written."""
    return [field for field in actor.node if field in ACTORS and not actor.lacks(field)]


RULE = Rule(
    "ST121", "several-actors", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）同时写了 {actors:list}，说不清由谁办理",
                 "step '{step}' says who acts in several forms: {actors:list}"),
    fault=Text("一个环节（或审批权限的一档）同时写了 post、any_of、all_of、body、party 中的两种以上。",
               "A step, or a band of its authority, has more than one of post, any_of, all_of, body and "
               "party."),
    why=Text("既写岗位又写机构，是一人定还是集体定就有两种解释，责任也就落不到人头上。",
             "With both a post and a body it may be read as one person's decision or a collective one, and "
             "nobody is answerable."),
    fix=Text("只留一种：几个岗位任一个办写 any_of，几个岗位一起办写 all_of，集体决定写 body；"
             "先后办理的，拆成两个环节。",
             "Keep one: any_of for either of several posts, all_of for several together, body for a "
             "collective decision. Make two steps of what is done one after the other."),
    not_flagged=Text("与 authority 一起写的岗位：权限之外的金额由它办理。",
                     "A post beside `authority`, which acts for the amounts that the bands leave out."),
)
