"""A step that one person does where the law asks for several."""

from collections.abc import Iterator
from math import inf

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.power import Authority, Step
from riskctl.model.provision import PeopleAsked, has_word
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._provisions import cases, provision_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for provision, asked, power in cases(catalog, PeopleAsked):
        for key, step in power.steps.items():
            if not asked.steps.hold(step) or step.has("party") or (step.has("people") and step.people is None):
                continue
            people = min(_people(one, step) for one in (step.authority or (step,)))
            if people < asked.n:
                at = step.place_of("people") if step.has("people") else step.place_of("name")
                yield provision_hit(provision, asked, power, at, f"steps.{key}.people", n=asked.n, people=int(people), lacks="")
            elif asked.qualified and _qualified_people(step, asked.qualified) < asked.n:
                yield provision_hit(provision, asked, power, step.place_of("name"), f"steps.{key}.qualified", n=asked.n,
                                    people="", lacks=asked.qualified[0])


def _people(actor: Step | Authority, step: Step) -> float:
    """How many people act at least, by what is written."""
    if actor.has("body") or step.has("body"):
        return inf
    return max(step.people or 1, sum(one.people or 1 for one in actor.all_of))


def _qualified_people(step: Step, words: tuple[str, ...]) -> float:
    """How many people act at least of whom a qualification with one of the words is asked."""
    if step.has("body") or has_word(words, step.qualified or ""):
        return inf
    return sum(one.people or 1 for one in step.all_of if has_word(words, one.qualified or ""))


RULE = Rule(
    "LB202", "too-few-persons", Severity.ERROR, since="0.1", check=check, cause=("entry",),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政处罚法(2021)第42条", Certainty.V2), Basis("行政许可法(2019)第34条", Certainty.V2),
           Basis("行政强制法(2011)第18条", Certainty.V2), Basis("行政复议法(2023)第45条", Certainty.V2),
           Basis("税收征管法实施细则(2016)第63条", Certainty.V1)),
    message=Text("环节“{name}”（{step}）没有达到{citation}的要求：{n} 人以上{lacks:bracketed}（{entry}）{certainty:unverified}",
                 "step '{step}' falls short of {citation}: {n} persons or more{lacks:bracketed} ({entry}){certainty:unverified}"),
    fault=Text("法律要求两人以上（或者更多人、具备资格的人）办理的环节，写的人数不够，或者没有写资格。",
               "A step that the law wants done by two or more, or by qualified people, is written for fewer, or says nothing of "
               "the qualification."),
    why=Text("两人以上执法、核查、取证，是程序合法的底线，也是防止一人说了算的最直接办法；一人办理的结果可以被撤销。",
             "That two act together is what makes the procedure lawful, and the plainest guard against one person deciding; "
             "what one did alone can be annulled."),
    fix=Text("在环节写 people: 2（或要求的人数），要求资格的写 qualified（如 行政执法证）；由集体机构办理的写 body。",
             "Write people: 2 (or the number asked) on the step, and qualified where it is asked (such as 行政执法证); or name the body that acts."),
    not_flagged=Text("由集体机构或者外部主体办理的环节；没有启用的规则包；岗位凑不凑得齐人（ST119）。只看写了没有，人到没到场要"
                     "看案卷。",
                     "Steps done by a body or by an outside party; packs not in force; whether the posts have so many people "
                     "(ST119). Only what is written is seen, not who was there."),
)
