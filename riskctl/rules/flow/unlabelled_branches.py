"""A choice of which a way does not say when it is taken."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Step, Way
from riskctl.model.vocabulary import Branching
from riskctl.rules.flow._steps import forward_ways, names_of, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            unlabelled = _unlabelled(power.steps[key]) if ways.branches > 1 else []
            if unlabelled:
                related = tuple(Related(way.place_of("to"), power.id, f"steps.{key}.next")
                                for way in unlabelled[1:])
                to = [way.to for way in unlabelled if way.to]
                yield step_hit(power, key, "next", unlabelled[0].place_of("to"), related,
                               to=to, to_names=names_of(power, to))


def _unlabelled(step: Step) -> list[Way]:
    """The ways out of a choice that do not say when they are taken."""
    if step.split is Branching.ALL or (step.split is None and step.has("split")):
        return []
    return [way for way in forward_ways(step.next)
            if way.lacks("when") and way.lacks("measure") and way.lacks("outcome")]


RULE = Rule(
    "ST115", "unlabelled-branches", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）有几条路可走，没有写明什么情况下去{to_names:list}",
                 "step '{step}' has several ways out and does not say when it goes to {to:list}"),
    fault=Text("不是 split: all 的环节有两条以上向前的路，其中有的没有 when、measure 或 outcome。",
               "A step without split: all has two forward ways or more, and one has no when, measure or "
               "outcome."),
    why=Text("什么情况走哪一路不写明，就是由经办人自己挑：该上会的不上会，该核查的不核查，都说得过去。",
             "Where it is not said which way is taken when, whoever handles the case picks one: a case may "
             "skip the committee or the inspection and nobody can object."),
    fix=Text("给每条路写上 when、measure 或 outcome；几路同时办的，写 split: all，并在汇合处写 join: all。",
             "Give every way its when, measure or outcome; if all are taken at once, write split: all, and "
             "join: all where they meet."),
    not_flagged=Text("退回（不算分支）；只有一条向前的路；split 写错的（由读入规则报告）。",
                     "Returns, which are no branches; a single forward way; a misspelt split (the reading "
                     "rules report it)."),
)
