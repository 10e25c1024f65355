"""What the columns of access data were taken for, as a table."""

from riskctl.exchange.access.columns import TITLES
from riskctl.exchange.plan import Plan
from riskctl.model.language import Language
from riskctl.report.table import Table


def meanings_table(plan: Plan, language: Language) -> Table:
    """For each file and heading what it means, in how many rows it says something, and how many different things."""
    rows = [(one.sheet, one.heading, TITLES[one.target].in_(language), str(one.filled or ""), str(one.different or "")) for one in plan.columns]
    return Table(("文件", "表头", "含义", "有内容", "不同的") if language == "zh" else ("file", "heading", "meaning", "filled", "different"), rows)
