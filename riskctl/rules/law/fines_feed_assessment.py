"""Fines that count in an assessment."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended, institution_has_ended, power_has_ended
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.provision import FeedingForbidden, Provision, has_word, words_of
from riskctl.model.risk import Control, Institution
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._feeding import is_the_sum, tying_part
from riskctl.rules.law._provisions import in_force

_INSTITUTION = ("name", "scope", "procedure", "oversight", "accountability")
_CONTROL = ("name", "evidence")


def check(catalog: Catalog) -> Iterator[Hit]:
    for provision in in_force(catalog):
        for asked in provision.asks:
            if isinstance(asked, FeedingForbidden):
                is_named = re.compile("|".join(map(re.escape, asked.income))).search
                for record, field, text in _texts(catalog):
                    said = tying_part(text, asked) if is_named(text) else None
                    if said is not None and not _has_ended(record, catalog.as_of):
                        yield _hit(provision, asked, record, field, said)
                yield from (_hit(provision, asked, record, field, said) for record, field, said in _counted(catalog, asked))


def _texts(catalog: Catalog) -> Iterator[tuple[Record, str, str]]:
    """What institutions and controls prescribe, and what users keep under keys of their own."""
    prescribing: tuple[tuple[Iterable[Record], tuple[str, ...]], ...] = (
        (catalog.institutions.values(), _INSTITUTION), (catalog.controls.values(), _CONTROL))
    for records, fields in prescribing:
        for record in records:
            for field in fields:
                text = record.node.get(field)
                if isinstance(text, str):
                    yield record, field, text
    for record in catalog.each_record():
        if "x-" in "".join(record.node):
            yield from ((record, key, text) for key, text in record.own_keys() if isinstance(text, str))


def _has_ended(record: Record, day: date) -> bool:
    match record:
        case Institution():
            return institution_has_ended(record, day)
        case Control():
            return control_has_ended(record, day)
        case _:
            return False


def _counted(catalog: Catalog, asked: FeedingForbidden) -> Iterator[tuple[Record, str, str]]:
    """Powers of assessment whose amount is what is taken in, indicators that are it, and forms of assessment that ask for it."""
    for power in catalog.powers.values():
        name = power.measure.name if power.measure else None
        if name and has_word(asked.income, name) and has_word(asked.feeds, words_of(power)) and not power_has_ended(power, catalog.as_of):
            yield power, "measure", name
    for point in catalog.risk_points.values():
        if point.is_open:
            yield from ((point, "indicators", text) for text in point.indicators if is_the_sum(text, asked))
    for document in catalog.documents.values():
        if has_word(asked.feeds, document.name or ""):
            yield from ((document, "fields", field) for field in document.fields if has_word(asked.income, field))


def _hit(provision: Provision, asked: FeedingForbidden, record: Record, field: str, said: str) -> Hit:
    written = record.node.get(field)
    is_listed = isinstance(written, list) and said in written
    path = (field, written.index(said)) if isinstance(written, list) and is_listed else (field,)
    values = {"name": record.label, "entry": provision.id, "citation": asked.citation, "certainty": provision.certainty.value,
              "said": said, "counted": said if is_listed else ""}
    return Hit(record.place_of(*path), record.id, field, values, record.kind,
               basis=(Basis(asked.citation, provision.certainty),))


RULE = Rule(
    "LB207", "fines-feed-assessment", Severity.WARNING, since="0.1", check=check, cause=("entry", "counted"), each=tuple(KINDS),
    basis=(Basis("行政处罚法(2021)第74条", Certainty.V2),),
    message=Text("“{name}”拿罚没款的多少作考核、奖励的依据或者指标：“{said}”（{entry}，{citation}）{certainty:unverified}",
                 "{field} of '{record}' makes the sum of fines count: '{said}' ({entry}, {citation}){certainty:unverified}"),
    fault=Text("制度、措施、自定义字段的文字，考核事项的计量，考核表的栏目，或者风险点的监测指标，把罚没款的多少当作考核、奖励、返还的依据。"
               "制度和措施只有文字可查，所以按词语判断：同一句里，罚没款的数额与考核、奖励一类的词连在一起，而前面没有“不得”“严禁”。"
               "监测指标只看它是不是罚没款的数额本身，如“罚没收入完成率”“人均罚没金额”。",
               "The text of an institution, a control or a key of one's own, the measure of a power of assessment, a column of a "
               "form of assessment, or an indicator of a risk point makes the sum of fines count in assessment, reward or refund. "
               "Institutions and controls hold nothing but text, so it goes by words: in one sentence a sum of fines stands with "
               "assessment or reward, and nothing before forbids it. Of an indicator it only asks whether it is the sum itself, "
               "such as 罚没收入完成率."),
    why=Text("罚款多少一旦影响考核和奖金，执法就会变成创收，小过重罚、以罚代管随之而来；法律明文禁止。",
             "Once fines count in assessment or bonus, enforcement turns into raising revenue; the law forbids it in so many "
             "words."),
    fix=Text("删去这项考核或奖励；本意是禁止的，把“不得”“严禁”写在前面或者同一分句里。",
             "Take it out of the assessment; if the sentence means to forbid it, say so before or in the same clause (不得, 严禁)."),
    not_flagged=Text("写明禁止的，如“罚没收入不得与考核挂钩”“严禁下列行为：……”；说的是罚款这件事而不是多少的，如“私收罚款的，扣减考核分”；"
                     "分在两句里说的，如“罚没收入全额上缴国库。考核看案卷质量。”；用来发现问题的指标，如“罚没收入异常增长的月份数”"
                     "“罚没款未按期缴库笔数”；风险点的表现形式：那是在描述风险；已废止的制度；没有启用的规则包。换一种说法就看不出来，"
                     "也可能看错，所以只报警告。",
                     "What is forbidden (罚没收入不得与考核挂钩; lists after 严禁下列行为：); what is about the act of fining rather than the "
                     "sum (私收罚款的，扣减考核分); what two sentences say apart (罚没收入全额上缴国库。考核看案卷质量。); indicators that look for "
                     "faults (罚没收入异常增长的月份数, 罚没款未按期缴库笔数); manifestations of risk points, which describe a risk; repealed "
                     "institutions; packs not in force. In other words it goes unseen, and words can mislead: hence a warning only."),
)
