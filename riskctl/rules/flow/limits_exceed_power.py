"""Steps whose limits add up to more than the power's."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Related, Rule, Severity, Text
from riskctl.flow.duration import Longest, counted_limit, longer_than
from riskctl.flow.process import END, Process, processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power, PowerLimit
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import Certainty
from riskctl.rules.flow._steps import trail

WHICH = {"promised": {"which_zh": "承诺时限", "which_en": "promised"},
         "statutory": {"which_zh": "法定时限", "which_en": "statutory"}}


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        limits = power.time_limit
        if limits is None:
            continue
        which = "statutory" if limits.lacks("promised") else "promised"
        limit = limits.promised if which == "promised" else limits.statutory
        way = _longest(limit, limits, process) if limit else None
        if way is not None:
            values = {"name": power.label, "limit": str(limit), "sums": [str(sum) for sum in way.sums],
                      **WHICH[which], **trail(power, way.steps)}
            yield Hit(power.place_of("time_limit", which), power.id, f"time_limit.{which}", values, "powers",
                      _related(power, way, limits))


def _longest(limit: Limit, limits: PowerLimit, process: Process) -> Longest | None:
    """A way within the span of the limit that takes longer; None also where the span cannot be made out."""
    last = None if limits.lacks("to") or limits.to == END else limits.to or ""
    if limits.lacks("from"):
        return longer_than(limit, process, process.starts, last, skip_first=False)
    if limits.from_ is None or limits.from_ not in process.steps:
        return None
    return longer_than(limit, process, [limits.from_], last, skip_first=True)


def _related(power: Power, way: Longest, limits: PowerLimit) -> tuple[Related, ...]:
    counted = (key for key in way.steps if key != limits.from_ and counted_limit(power.steps[key]))
    return tuple(Related(power.steps[key].place_of("time_limit"), power.id, f"steps.{key}.time_limit")
                 for key in counted)


RULE = Rule(
    "ST117", "limits-exceed-power", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    basis=(Basis("行政许可法(2019)第42条", Certainty.V2),),
    message=Text("权力事项“{name}”的{which_zh}是{limit:limit}，各环节时限加起来要{sums:limits}："
                 "{path_names}",
                 "the steps of power '{record}' take {sums:limits}, longer than the {which_en} "
                 "{limit:limit}: {path}"),
    fault=Text("某一条路上各环节的时限之和，超过权力事项的承诺时限（没有承诺的，法定时限）。",
               "The limits of the steps along some way add up to more than the promised limit of the "
               "power, or the statutory one where none is promised."),
    why=Text("每个环节都按时办完，整件事仍然超期：承诺从一开始就兑现不了，超期也找不到该负责的环节。",
             "Every step keeps its time and the case is still late: the promise cannot be kept, and no "
             "step answers for it."),
    fix=Text("压缩环节时限，或者如实改写承诺时限；依法不计入的（听证、检测、送达等）写 clock: outside 或 "
             "stops。",
             "Shorten the steps or promise what can be kept; mark what the law leaves out of account "
             "(hearings, tests, service) with clock: outside or stops."),
    not_flagged=Text("起算环节（from）自身的时限：时限从它办完起算；不计入和中止的环节；退回重办和延长的时"
                     "间；单位不同、长短要看日历的（n 个工作日至少 n 日，所以工作日之和大于日数的，一定超"
                     "过）；没有写 from 又没有起始环节的；向前的路绕成圈的（由 ST104 报告）。并行的分支取最"
                     "长的一路。",
                     "The limit of the step `from`, since time runs from when it is done; steps outside "
                     "the clock; time for returns and extensions; other units whose order the calendar "
                     "decides (n workdays take at least n days, so a greater sum of workdays surely "
                     "exceeds); processes with a cycle (ST104). Of branches in parallel the longest counts."),
)
