"""A version of a law that riskctl does not know."""

from collections.abc import Iterator
from datetime import date

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.law import Law
from riskctl.rules.law._citing import by_version, each_cited


def check(catalog: Catalog) -> Iterator[Hit]:
    for cited in by_version(each_cited(catalog)):
        label = cited.citation.version
        if label and cited.law and cited.law.versions and cited.version is None:
            yield cited.hit(version=label, known=[one.label for one in cited.law.versions],
                            suggestion=_suggestion(cited.law, label))


def _suggestion(law: Law, label: str) -> str:
    """The version that was in force in the year of the label: years of passing and of coming into force get mixed up."""
    year = int(label[:4])
    if not 1 <= year <= 9999:
        return ""
    then = law.in_force(date(year, 12, 31))
    return then.label if then else ""


RULE = Rule(
    "LB105", "unknown-version", Severity.WARNING, since="0.1", check=check, cause=("citation",),
    beside=("documents", "powers", "controls", "sod_rules"),
    message=Text("引用的“{citation}”不在所知的版本（{known:list}）之列{suggestion:suggestion}",
                 "'{citation}' is not among the versions known ({known:list}){suggestion:suggestion}"),
    fault=Text("引用的法律版本不在随附的版本之列。", "A version of a law is cited that is not among those that ship with riskctl."),
    why=Text("版本写的是通过或者修改的年份，不是施行的年份；写错了，就对不上任何一个文本，条文也无从核对。",
             "A version is named for the year in which it was passed or amended, not that in which it came into force; a "
             "wrong year fits no text, and the article cannot be checked."),
    fix=Text("用 riskctl law show 法名 查看版本，改正年份；确有其他版本的，豁免并写明出处。",
             "See the versions with riskctl law show LAW and mend the year; if there is such a version, waive the finding "
             "and say where it is published."),
    not_flagged=Text("年份相同、后面多几个字的，如 2024修正；任何版本都不掌握的法律；不认识的法律（RF104）。",
                     "Labels of the same year with some words after it, such as 2024修正; laws of which no version is known; "
                     "laws that are not known (RF104)."),
)
