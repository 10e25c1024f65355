"""A statutory limit in days where its law counts workdays, or the reverse."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.law import Counting, Law
from riskctl.model.power import Power
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import Certainty


def check(catalog: Catalog) -> Iterator[Hit]:
    for power in catalog.powers.values():
        statutory = power.time_limit.statutory if power.time_limit else None
        if statutory is None or statutory.unit not in ("days", "workdays") or power_has_ended(power, catalog.as_of):
            continue
        countings = _countings(power, catalog)
        meant = {_meant(counting, statutory.amount) for _, counting in countings}
        if len(meant) == 1 and (limit := meant.pop()) and limit.unit != statutory.unit:
            values = {"name": power.label, "limit": str(statutory), "meant": str(limit),
                      "laws": [f"{law.name}第{counting.article}条" for law, counting in countings]}
            yield Hit(power.place_of("time_limit", "statutory"), power.id, "time_limit.statutory", values, "powers",
                      basis=tuple(_basis(law, counting) for law, counting in countings))


def _countings(power: Power, catalog: Catalog) -> list[tuple[Law, Counting]]:
    """The laws that the power cites in a version that says how it counts, each once."""
    book = catalog.shipped.law_book if power.legal_basis else {}
    found: dict[str, tuple[Law, Counting]] = {}
    for citation in power.legal_basis:
        law = book.get(citation.law)
        counting = law.counting_in(citation.version) if law else None
        if law and counting:
            found[law.name] = law, counting
    return list(found.values())


def _meant(counting: Counting, days: int) -> Limit | None:
    """What the law means by so many days; None for so few that no limit of the law is meant by them."""
    known = max((*counting.workdays, counting.most or 0))
    limit = counting.limit(days)
    return limit if limit and (limit.unit == "workdays" or days > known) else None


def _basis(law: Law, counting: Counting) -> Basis:
    now = law.versions[0].label if law.versions else ""
    return Basis(f"{law.name}({now})第{counting.article}条", counting.certainty)


RULE = Rule(
    "LB106", "counted-otherwise", Severity.WARNING, since="0.1", check=check,
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政许可法(2019)第82条", Certainty.V2), Basis("行政处罚法(2021)第85条", Certainty.V2),
           Basis("行政强制法(2011)第69条", Certainty.V2), Basis("行政复议法(2023)第88条", Certainty.V2)),
    message=Text("权力事项“{name}”的法定时限写作{limit:limit}，所依法律计的是{meant:limit}（{laws:list}）",
                 "power '{record}' writes its statutory limit as {limit:limit}, which its law counts as {meant:limit} "
                 "({laws:list})"),
    fault=Text("法定时限的单位，和所依法律自己的计算办法不同。",
               "The unit of a statutory limit is not the one that its law itself counts in."),
    why=Text("“日”在各法里不是一回事：许可法的期限都是工作日；处罚法只有 2、3、5、7 日是工作日，九十日是自然日；"
             "强制法十日以内是工作日；复议法 3、5、7、10 日是工作日。单位写错，超期不超期就判错。",
             "日 is not the same in every law: all limits of the licensing law are workdays; in the penalties law only "
             "those of 2, 3, 5 and 7 days, so that its 90 days are calendar days; in the coercion law those of up to 10 "
             "days; in the reconsideration law those of 3, 5, 7 and 10. In the wrong unit a case looks late, or in time, "
             "when it is not."),
    fix=Text("把 statutory 的单位改为法律所计的单位；时限出自另一部法律的，把那部法律写进 legal_basis。",
             "Write statutory in the unit of the law; if the limit comes from another law, cite that law in legal_basis."),
    not_flagged=Text("按月、按小时的时限；所依各法计法不一的；没有自己计算办法的法律，以及还没有这样规定的旧版；比法律所列日数还少、"
                     "又不在其中的，如处罚法的 1 个工作日：那不是法律的时限。承诺时限用什么单位由本单位定，能否与法定时限比较见 PW105。",
                     "Limits in months or hours; laws cited that count differently; laws without a way of counting of their "
                     "own, and older versions that did not have it yet; so few days that no limit of the law is "
                     "meant, such as 1 workday under the penalties law. The unit of a promise is the bureau's choice (see "
                     "PW105)."),
)
