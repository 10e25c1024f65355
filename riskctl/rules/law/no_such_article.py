"""An article beyond the end of the law."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.law._citing import each_cited


def check(catalog: Catalog) -> Iterator[Hit]:
    for cited in each_cited(catalog):
        version, article = cited.version, cited.citation.article
        if version and cited.law and article and version.articles is not None and article > version.articles:
            yield cited.hit(version.certainty, f"{cited.law.name}({version.label})", article=article,
                            articles=version.articles, version=version.label)


RULE = Rule(
    "LB102", "no-such-article", Severity.ERROR, since="0.1", check=check, cause=("citation",),
    beside=("documents", "powers", "controls", "sod_rules"),
    message=Text("没有“{citation}”：{law}的 {version} 版只有 {articles} 条{certainty:unverified}",
                 "there is no '{citation}': version {version} of {law} has {articles} articles{certainty:unverified}"),
    fault=Text("引用的条号超出该版法律的条数。", "The article that is cited lies beyond the end of that version of the law."),
    why=Text("条文不存在，这项依据就不存在；多半是条号抄错，或者抄自另一个版本。",
             "An article that does not exist is no basis; mostly its number is misspelt or comes from another version."),
    fix=Text("查对原文，改正条号或版本。", "Look the article up and mend its number or the version."),
    not_flagged=Text("条数不掌握的版本；没有写版本的（LB104）；款和项的数目。条数未核实的，注明“未核实”，最多报为警告。",
                     "Versions whose number of articles is not known; citations without a version (LB104); numbers of "
                     "paragraphs and items. Where the number is unverified the finding says so and is a warning at most."),
)
