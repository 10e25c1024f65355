"""A limit that is longer than the law allows."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._limits import limits_asked


def check(catalog: Catalog) -> Iterator[Hit]:
    return (pair.hit() for pair in limits_asked(catalog) if pair.is_longer)


RULE = Rule(
    "LB201", "limit-beyond-statute", Severity.ERROR, since="0.1", check=check, cause=("entry",),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政许可法(2019)第42条", Certainty.V2), Basis("行政处罚法(2021)第60条", Certainty.V2),
           Basis("行政处罚法(2021)第61条", Certainty.V2), Basis("行政强制法(2011)第25条", Certainty.V2),
           Basis("行政复议法(2023)第62条", Certainty.V2), Basis("信息公开条例(2019)第33条", Certainty.V1)),
    message=Text("“{name}”的时限是{limit:limit}，{citation}只给{allowed:limit}（{entry}）{certainty:unverified}",
                 "{field} of '{record}' is {limit:limit}, but {citation} allows {allowed:limit} ({entry}){certainty:unverified}"),
    fault=Text("事项或环节的时限长于法律规定：许可二十日加十日，处罚九十日，送达处罚决定七日，查封扣押三十日加三十日等。",
               "The limit of a power or of a step is longer than the law allows: licences 20 and 10 workdays, penalties 90 "
               "days, service of a penalty 7 workdays, seizure 30 and 30 days, and so on."),
    why=Text("法定时限是对行政机关的约束，内部规定不能放宽；按超长的时限办，每一件都可能超期违法。",
             "A statutory limit binds the organ, and no internal rule may stretch it; by a longer one any case may come late "
             "and unlawful."),
    fix=Text("把时限改到法律规定以内；确有其他法律、法规另行规定的，豁免并写明那部法律。",
             "Lower the limit to what the law allows; where another law provides otherwise, waive the finding and name it."),
    not_flagged=Text("没有在清单 packs 中启用的规则包；单位不同、长短要看日历的（LB208）；起止环节不是法律所指的，如算到送达"
                     "为止的许可时限；只写承诺时限的按承诺比；条目未核实的注明“未核实”，最多报为警告。",
                     "Packs that the manifest does not put in force; limits in different units whose order the calendar "
                     "decides (LB208); time that runs between other steps than the law means, such as a licence counted to "
                     "its service. Where only a promise is written, that is compared. Unverified entries say so and are "
                     "warnings at most."),
)
