"""An article that has another number in the version in force."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._citing import each_cited


def check(catalog: Catalog) -> Iterator[Hit]:
    for cited in each_cited(catalog):
        moved = cited.renumbered(catalog.as_of)
        if moved is not None and cited.law is not None and cited.version is not None:
            now = f"{cited.law.name}({moved.version})第{moved.article}条"
            yield cited.hit(moved.certainty, now, version=cited.version.label, now=now)


RULE = Rule(
    "LB103", "article-renumbered", Severity.ERROR, since="0.1", check=check, cause=("citation",),
    beside=("documents", "powers", "controls", "sod_rules"),
    basis=(Basis("会计法(2024)第35条", Certainty.V2), Basis("会计法(2024)第25条", Certainty.V2)),
    message=Text("“{citation}”已经换了条号：现行的是“{now}”{certainty:unverified}",
                 "the article of '{citation}' has moved: it is now '{now}'{certainty:unverified}"),
    fault=Text("引用的是旧版条号，这一条在现行版本里换了条号。",
               "An old version is cited whose article has another number in the version in force."),
    why=Text("法律修改后条号常常移位，只改版本不改条号，引到的就是另一条。会计法 2024 年修改后，出纳不得兼任的规定"
             "由第 37 条变为第 35 条，内部监督由第 27 条变为第 25 条，网上许多材料仍写旧条号。",
             "Amendments move articles: with the new version and the old number another article is cited. In the "
             "Accounting Law of 2024 the rule on cashiers moved from 37 to 35 and that on internal supervision from 27 "
             "to 25; many pages still give the old numbers."),
    fix=Text("改写为信息中所列的现行版本和条号，并核对原文。", "Write the version and article that the message gives, and compare the text."),
    not_flagged=Text("移位情况不掌握的（由 LB101 报告版本）；版本已经写成现行、条号仍是旧号的：那一条也存在（从文字上看得出的，"
                     "由 LB107 提示）。移位未核实的，注明“未核实”，最多报为警告。",
                     "Articles of which it is not known where they went (LB101 reports the version); the old number with "
                     "the new version: that article exists too (LB107 notes it where the words give it away). Where the "
                     "move is unverified the finding says so and is a warning at most."),
)
