"""A post or power that no longer counts as a key one."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.organization import Post
from riskctl.model.power import Power


def check(comparison: Comparison) -> Iterator[EffectHit]:
    posts = [(after, before.is_key, after.is_key) for before, after in comparison.changed(Post)]
    powers = [(after, before.is_key, after.is_key) for before, after in comparison.changed(Power)]
    for record, was, now in (*posts, *powers):
        changes = comparison.of(record, "key")
        if changes and was and not now:
            yield EffectHit(changes, {"name": record.label, "kind_zh": record.title.zh, "kind_en": record.title.en})


RULE = Rule(
    "DF405", "key-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("{kind_zh}“{name}”不再列为重点", "the {kind_en} '{record}' is no longer a key one"),
    mirror=Text("{kind_zh}“{name}”列为重点", "the {kind_en} '{record}' is now a key one"),
    fault=Text("岗位或权力事项去掉了 key: true。", "A post or power is no longer marked key: true."),
    why=Text("重点岗位要轮岗、要有备岗，重点事项要更多的人才能办成；去掉标记，这些要求就都不再检查。",
             "Key posts rotate and have a backup, and a key power takes more people to carry through; without the mark nothing of that "
             "is checked."),
    fix=Text("恢复标记；重点岗位目录已按程序调整的，在评审中写明依据。",
             "Restore the mark; if the list of key posts was duly changed, say so in the review."),
    not_flagged=Text("随岗位或事项一起删除的（事项由 DF306 报告）；key 由不写改为 false。",
                     "What was removed as a whole (DF306 tells of powers); key: false where nothing was said before."),
)
