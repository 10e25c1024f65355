"""A public notice that stands for less than the law asks."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog, NoticeMinimum
from riskctl.model.power import Power, Step
from riskctl.model.vocabulary import Certainty
from riskctl.rules.flow._steps import step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, step in process.steps.items():
            written = step.notice.at_least if step.notice else None
            if written is None:
                continue
            for minimum in catalog.shipped.notices:
                least = minimum.at_least
                if is_longer(least, written) and _is(minimum, power, step):
                    yield step_hit(power, key, "notice.at_least", step.place_of("notice", "at_least"),
                                   notice=str(written), least=str(least), citation=minimum.citation,
                                   minimum=minimum.id, what_zh=minimum.name.zh, what_en=minimum.name.en)


def _is(minimum: NoticeMinimum, power: Power, step: Step) -> bool:
    """Whether the notice is of this sort: the name of the step has a word of it, or the power its tag."""
    return any(word in (step.name or "") or word in power.tags for word in minimum.words)


RULE = Rule(
    "ST109", "notice-too-short", Severity.ERROR, since="0.1", check=check, cause=("minimum",),
    each=("powers",),
    basis=(Basis("选任条例(2014)第41条", Certainty.VP),
           Basis("招标投标法实施条例(2019)第54条", Certainty.V1)),
    message=Text("环节“{name}”（{step}）公示{notice:limit}，{what_zh}不得少于{least:limit}（{citation}）",
                 "the notice of step '{step}' stands for {notice:limit}; a {what_en} takes at least "
                 "{least:limit} ({citation})"),
    fault=Text("公示期短于规定的最短时间。目前核对：任前公示不少于 5 个工作日，中标候选人公示不少于 3 日。",
               "A public notice is shorter than the least time set for it: 5 workdays before an "
               "appointment, 3 days for the candidates for award."),
    why=Text("公示期是留给群众反映问题的时间；短了，等于只走形式。",
             "The time of a notice is the time in which people may object; when it is short, the notice is "
             "a form."),
    fix=Text("把 notice 的 at_least 改为不少于规定的时间；确属另一种公示的，改正环节名称或标签。",
             "Raise at_least to the time that is asked; or, if it is another sort of notice, mend the name "
             "of the step or the tag."),
    not_flagged=Text("单位不同、长短要看日历的（如 7 日与 5 个工作日），不作换算；名称和标签都看不出是哪种公示的；"
                     "没有核实到规定的公示，如定额初步结果公示。",
                     "Limits in another unit whose order the calendar decides (7 days against 5 workdays); "
                     "notices whose sort neither the name nor a tag tells; sorts whose least time could "
                     "not be verified, such as the notice of preliminary tax quotas."),
)
