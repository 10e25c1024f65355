"""A risk point whose manifestation, cause and consequence say the same words."""

import re
from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.wording import bare_words
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint

KEYS = ("manifestation", "cause", "consequence")
_LEAD_IN = re.compile(r"(?:可能|容易|易|会|将|从而|由于|因为|因|是|主要表现为|表现为|导致|造成|引发|引起|产"
                      r"生|致使)+")


def check(catalog: Catalog) -> Iterator[Hit]:
    for point in catalog.risk_points.values():
        if not point.is_open:
            continue
        said: dict[str, list[str]] = {}
        for key, text in zip(KEYS, (point.manifestation, point.cause, point.consequence), strict=True):
            if text:
                said.setdefault(_core(text), []).append(key)
        yield from (_hit(point, keys) for core, keys in said.items() if core and len(keys) > 1)


def _core(text: str) -> str:
    """The words of the text without what merely leads to them (“可能导致…”) and without punctuation."""
    words = bare_words(text)
    led_in = _LEAD_IN.match(words)
    return words[led_in.end():] if led_in else words


def _hit(point: RiskPoint, keys: list[str]) -> Hit:
    titles = [RiskPoint.field_table()[key].title for key in keys]
    return Hit(point.place_of(keys[-1]), point.id, keys[-1], kind="risk_points",
               values={"name": point.label, "fields": keys, "fields_zh": [title.zh for title in titles],
                       "fields_en": [title.en for title in titles],
                       "words": str(point.node.get(keys[0]))})


RULE = Rule(
    "RP105", "same-words", Severity.WARNING, since="0.1", check=check,
    beside=("risk_points",),
    message=Text("风险点“{name}”的{fields_zh:list}是同一句话：“{words}”",
                 "risk point '{record}' says the same words under {fields_en:list}: '{words}'"),
    fault=Text("表现形式、成因、后果中有两项以上写的是同样的话（不计标点和“可能导致”之类的引导语）。",
               "Two or more of manifestation, cause and consequence are the same words (punctuation and "
               "lead-ins such as 可能导致 aside)."),
    why=Text("表现说的是怎么出事，成因说的是为什么会出事，后果说的是出事以后怎样；同一句话填三格，"
             "等于没有分析，措施也就对不上成因。",
             "The manifestation says what happens, the cause why, the consequence what comes of it. One "
             "sentence for all is no analysis, and no control can be aimed at the cause."),
    fix=Text("分别写：在什么情况下、因为什么、会出现什么行为、可能导致什么后果；说不清成因或后果的，"
             "先把该项空着。",
             "Write each apart: what is done, for what cause, with what result; leave out a cause or "
             "consequence that is not known yet."),
    not_flagged=Text("意思相近但文字不同的；没有写的项；已接受或已停用的风险点。",
                     "Words that differ and mean alike; fields that are absent; points that are accepted or "
                     "retired."),
)
