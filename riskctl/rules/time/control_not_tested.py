"""A control that was not tested in its period."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.due import YEARLY, control_tests, in_months
from riskctl.model.catalog import Catalog
from riskctl.rules.time._overdue import hits, yesterday


@dataclass(frozen=True, slots=True)
class Options:
    """`months`: after how many months a control without test_every is tested again."""

    months: int = YEARLY.amount


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    for hit in hits(catalog, control_tests(catalog, yesterday(catalog), in_months(options.months))):
        last, begun = hit.values["last"], hit.values["begun"]
        state = Text(f"上次测试是 {last}", f"was last tested on {last}") if last else \
            Text(f"{begun} 起实施，还没有测试过", f"has been in force since {begun} and was never tested")
        yield replace(hit, values={**hit.values, "state_zh": state.zh, "state_en": state.en})


RULE = Rule(
    "TM102", "control-not-tested", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("controls",),
    message=Text("措施“{name}”{state_zh}，按每 {interval:limit}测试一次，{due} 前就应测试",
                 "control '{record}' {state_en}; it is tested every {interval}: that was due by {due}"),
    fault=Text("措施距上次测试超过了测试周期（test_every，没有写的为 12 个月，可用 months 调整）；从未测试过的，从生效日期起算。",
               "A control was last tested longer ago than its period (test_every; 12 months unless set by months). One that "
               "was never tested counts from its first day."),
    why=Text("设计得好不等于执行得好，执行有效性要靠测试来证明。过了期的测试结论不能再当依据，这项措施降低的等级也就不作数。",
             "That a control is well designed does not make it operate; only a test shows that. A test out of date shows it "
             "no longer, and what the control takes off a risk no longer counts."),
    fix=Text("抽取样本测试该措施是否真正执行，把日期写入 tested，结论写入 effect；已不再执行的，写 valid_to。",
             "Test on samples whether the control is carried out, write the day as tested and the result as effect; if it "
             "is carried out no more, write valid_to."),
    not_flagged=Text("恰好今天到期的；已失效或尚未生效的措施；既没有测试日期、也没有生效日期的；日期或周期写错的。"
                     "工作日按日计：到了那一天，测试结论是否还作数已不能肯定。",
                     "What is due today; controls that have ended or not begun; those with neither tested nor valid_from; "
                     "misspelt days or periods. Workdays count as days: after so many days it is no longer sure that the test "
                     "still holds."),
)
