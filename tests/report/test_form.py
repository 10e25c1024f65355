"""Tables as forms: which column says something once, how short facts share a row, what is left for the table below."""

from riskctl.report.form import Fact, Form, forms_of, rows_below
from riskctl.report.table import Cell, Span, Table

TABLE = Table(
    ("单位", "岗位", "岗位职责", "编制", "事项", "措施"),
    [("食品股", "股长", "审批", Cell(("2",), 2), "许可", Cell(("1. 甲", "2. 乙"))), ("食品股", "股长", "审批", Cell(("2",), 2), "检查", ""),
     ("食品股", "科员", "受理和登记全部申请材料并且逐项核对原件", Cell(("3",), 3), "", "")],
    "说明书", ("unit", "name", "duties", "headcount", "power", "controls"), ("head", "head", "clerk"),
    (Span("", 4), Span("事项", 1), Span("风险", 1)), frozenset({0, 1, 2, 3}), is_forms=True)


def test_each_record_has_a_form_with_what_is_said_once_and_a_table_of_the_rest() -> None:
    head, clerk = forms_of(TABLE)
    assert (head.name, head.first) == ("股长", 0)
    assert head.facts == ((Fact("单位", "食品股"), Fact("岗位", "股长")), (Fact("岗位职责", "审批"), Fact("编制", Cell(("2",), 2))))
    assert head.table.rows == [("许可", Cell(("1. 甲", "2. 乙"))), ("检查", "")]
    assert (head.table.header, head.table.groups) == (("事项", "措施"), (Span("事项", 1), Span("风险", 1)))
    assert (clerk.name, clerk.first) == ("科员", 2)


def test_a_long_fact_has_a_row_of_its_own_and_a_table_without_a_word_is_left_out() -> None:
    clerk = forms_of(TABLE)[1]
    assert clerk.facts == ((Fact("单位", "食品股"), Fact("岗位", "科员")), (Fact("岗位职责", "受理和登记全部申请材料并且逐项核对原件"),),
                           (Fact("编制", Cell(("3",), 3)),))
    assert clerk.table.rows == ()


def test_columns_that_a_bureau_leaves_out_are_left_out_of_the_forms() -> None:
    no_facts = Table(("事项",), [("许可",), ("检查",)], keys=("power",), records=("a", "b"), is_forms=True)
    assert forms_of(no_facts) == [Form("", (), Table(("事项",), [("许可",)], keys=("power",), records=("a", "b")), 0),
                                  Form("", (), Table(("事项",), [("检查",)], keys=("power",), records=("a", "b")), 1)]
    only_facts = Table(("岗位",), [("股长",)], keys=("name",), records=("a",), merged=frozenset({0}), is_forms=True)
    assert [(form.name, form.facts, form.table.header) for form in forms_of(only_facts)] == [("股长", ((Fact("岗位", "股长"),),), ())]
    assert rows_below(only_facts).rows == [()]
