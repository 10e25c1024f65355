"""A law that is cited without its version."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.law._citing import by_version, each_cited


def check(catalog: Catalog) -> Iterator[Hit]:
    for cited in by_version(each_cited(catalog)):
        if cited.citation.version is None and (cited.law is None or cited.law.versions):
            now = cited.law.in_force(catalog.as_of) if cited.law else None
            yield cited.hit(in_force=now.label if now else "",
                            now_zh=f"；现行的是 {now.label} 版" if now else "",
                            now_en=f"; {now.label} is in force" if now else "")


RULE = Rule(
    "LB104", "no-version", Severity.WARNING, since="0.1", check=check, cause=("citation",),
    beside=("documents", "powers", "controls", "sod_rules"),
    message=Text("引用“{citation}”没有写明版本{now_zh}", "'{citation}' is cited without its version{now_en}"),
    fault=Text("引用法律没有写版本。", "A law is cited without its version."),
    why=Text("同一条号在不同版本里可以是不同的内容；不写版本，法律修改以后谁也说不清当初依据的是哪一条。",
             "The same number can be another article in another version; without the version nobody can tell, once the "
             "law is amended, which text was meant."),
    fix=Text("在法名后用半角括号写上版本，如 会计法(2024)第35条。", "Write the version in brackets after the name, as in 会计法(2024)第35条."),
    not_flagged=Text("文号，如 税总发〔2017〕22号；任何版本都不掌握的法律；已取消、已失效的事项和措施。",
                     "Document numbers such as 税总发〔2017〕22号; laws of which no version is known; powers and controls "
                     "that have ended."),
)
