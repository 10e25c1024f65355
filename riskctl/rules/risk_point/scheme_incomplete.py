"""A level scheme that lacks something or contradicts itself."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.risk.scheme_flaws import Flaw, SchemeFlaw, flaws

WORDS = {
    Flaw.LEVEL_TWICE: Text("有两个等级编号相同", "two levels have one id"),
    Flaw.ABSENT: Text("评定方式所需的表没有写", "its method needs a table that is not there"),
    Flaw.MISSING: Text("表中缺少", "the table has no entry for"),
    Flaw.UNKNOWN: Text("方案中没有", "the scheme has no"),
    Flaw.OUT_OF_ORDER: Text("前者轻而后者重，次序颠倒", "the order is reversed: less outweighs more"),
    Flaw.NOT_POINTS: Text("应为不小于 0 的整数（每级点数应大于 0）", "a whole number of points was expected"),
}


def check(catalog: Catalog) -> Iterator[Hit]:
    posts = None if catalog.unread or catalog.half_read else catalog.posts
    for scheme in catalog.level_schemes.values():
        for flaw in flaws(scheme, posts):
            if _maps_to_nothing(catalog, flaw):
                continue
            where = ".".join(str(part) for part in flaw.path if not isinstance(part, int))
            yield Hit(scheme.place_of(*flaw.path), scheme.id, where, kind="level_schemes",
                      values={"name": scheme.label, "flaw": flaw.flaw.value, "flaw_zh": WORDS[flaw.flaw].zh,
                              "flaw_en": WORDS[flaw.flaw].en, "where": where, "items": list(flaw.items)})


def _maps_to_nothing(catalog: Catalog, flaw: SchemeFlaw) -> bool:
    """Whether the flaw is in a map to a scheme that does not exist."""
    return flaw.path[0] == "maps" and catalog.scheme_named(str(flaw.path[1])) is None


RULE = Rule(
    "RP110", "scheme-incomplete", Severity.ERROR, since="0.1", check=check, cause=("flaw", "items"),
    message=Text("等级方案“{name}”的 {where}：{flaw_zh} {items:list}",
                 "level scheme '{record}', {where}: {flaw_en} {items:list}"),
    fault=Text("等级方案缺项或者自相矛盾：两个等级同一个编号；评定方式需要的表没有写；"
               "对应表、指标合成表少了某种组合，或用了方案中没有的等级、答案；符合的标准多反而等级轻；"
               "措施降级表少了某一类、不是整数，或者部分有效反而比全部有效降得多；"
               "监督人不是岗位；预警层级没有定义；与其他方案的对应漏了等级。",
               "A level scheme lacks something or contradicts itself: two levels with one id; a table that the "
               "method needs; a combination, level or answer that a table lacks or should not have; more criteria "
               "and a milder level; points that are missing, no numbers, or larger for what works less; a supervisor "
               "who is no post; a tier that is not defined; a map that leaves out a level."),
    why=Text("同样的回答必须得同样的等级。表里有空，等级就要靠人猜；表里有矛盾，算出来的等级不能服人。",
             "The same answers must give the same level. Where a table has a hole, somebody has to guess; where it "
             "contradicts itself, nobody need believe what it gives."),
    fix=Text("补全或更正所指的一处；随 riskctl 提供的方案可以用 riskctl explain 方案编号 查看，照着写。",
             "Complete or mend the place named; riskctl explain ID prints a shipped scheme to go by."),
    not_flagged=Text("没有一项标准符合时没有等级的（不成风险点）；没有措施降级表的方案；表中多写了名称而没有说明的类别；"
                     "对应到不存在的方案或等级（由 RP111 报告）；目录没有读完时的监督岗位。",
                     "No level for no criterion met; a scheme without a table of what controls take off; a class "
                     "without a name; maps to what does not exist (RP111); posts named as supervisors while files "
                     "are unread."),
)
