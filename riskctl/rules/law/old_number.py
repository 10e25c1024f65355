"""An old article number under a new version, by what the record speaks of."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.law import Law
from riskctl.model.quantity import Citation, parse_citation
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._citing import each_cited


def check(catalog: Catalog) -> Iterator[Hit]:
    for cited in each_cited(catalog):
        article, version = cited.citation.article, cited.version
        one = cited.law.came_to(version.label, article) if cited.law and version and article else None
        if one is None or cited.law is None or version is None or article is None:
            continue
        to = one.articles[article]
        now = f"{cited.law.name}({version.label})第{to}条"
        marks = [mark for mark in cited.marks
                 if _word_of(mark.record, one.about[article]) and not _cites(mark.record, mark.field, cited.law, to)]
        if marks:
            yield cited._replace(marks=marks).hit(one.certainty, now, now=now, old=one.before, version=version.label,
                                                  article=article, about=_word_of(marks[0].record, one.about[article]))


def _word_of(record: Record, words: tuple[str, ...]) -> str:
    """The first of the words that is in a text of the record."""
    texts = "\n".join(value for value in record.node.values() if isinstance(value, str))
    return next((word for word in words if word in texts), "")


def _cites(record: Record, field: str, law: Law, article: int) -> bool:
    """Whether the record cites that article of the law as well, in whatever version."""
    written = record.node.get(field)
    cited = [parse_citation(text) for text in written if isinstance(text, str)] if isinstance(written, list) else []
    return any(isinstance(one, Citation) and one.law in law.names and one.article == article for one in cited)


RULE = Rule(
    "LB107", "old-number", Severity.INFO, since="0.1", check=check, cause=("citation",),
    beside=("documents", "powers", "controls", "sod_rules"),
    basis=(Basis("会计法(2024)第35条", Certainty.V2), Basis("会计法(2024)第25条", Certainty.V2)),
    message=Text("“{citation}”可能是旧条号：这里说的是{about}，{old} 版写在第 {article} 条，{version} 版写在“{now}”{certainty:unverified}",
                 "'{citation}' may be an old number: the record speaks of {about}, which version {old} has in article "
                 "{article} and version {version} in '{now}'{certainty:unverified}"),
    fault=Text("版本写的是新的，条号却是同一内容在旧版里的条号；是不是引错，按记录自己的文字判断。",
               "The version is the new one, and the number is that which the matter had in the old one; whether it is a "
               "mistake is judged by the words of the record itself."),
    why=Text("换版本时只改年份、不改条号，引到的就是另一条，而那一条确实存在，别的规则查不出来。会计法 2024 年修改后，出纳"
             "不得兼任的规定在第 35 条，网上许多材料仍写第 37 条。",
             "Where only the year is brought up to date another article is cited, which exists, so that no other rule can tell. In the "
             "Accounting Law of 2024 the rule on cashiers is article 35; many pages still give 37."),
    fix=Text("对照现行文本：说的是同一件事的，改成信息中的条号；引的确实是现在的这一条的，豁免并说明。",
             "Compare the text in force: where the matter is the same, write the number of the message; where today's "
             "article is meant, waive the finding and say so."),
    not_flagged=Text("文字里没有提到那件事的：单凭条号看不出引的是旧条还是新条，如只写“会计法(2024)第37条”的内部管理措施；新条号"
                     "也一并引用了的；移位没有核对过的条文；旧版本（LB103）。",
                     "Records that do not speak of the matter, since the number alone does not tell which article was meant "
                     "(a control that cites 会计法(2024)第37条 and nothing else); those that cite the new number as well; moves that "
                     "nobody checked; old versions (LB103)."),
)
