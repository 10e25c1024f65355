"""A person who now holds a duty that none of the person's posts has."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.holding import in_force
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Person


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for _, person in comparison.changed(Person):
        for change in comparison.of(person, "duties"):
            duty = change.keys[-1]
            if change.kind is ChangeKind.ADDED and len(change.path) == 2 and duty not in _of_posts(comparison.head, person):
                yield EffectHit((change,), {"name": person.label, "duty_zh": label(duty, comparison.head, "zh"),
                                            "duty_en": label(duty, comparison.head, "en")}, (duty,))


def _of_posts(catalog: Catalog, person: Person) -> set[str]:
    """The duties of the posts that the person holds on the day."""
    held = (catalog.posts.get(one.post or "") for one in person.assignments if in_force(one.from_, one.to, catalog.as_of))
    return {duty for post in held if post for duty in post.duties}


RULE = Rule(
    "DF404", "duty-gained", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”直接取得岗位之外的职责“{duty_zh}”", "'{name}' now holds '{duty_en}' directly, which no post of theirs has"),
    mirror=Text("“{name}”不再直接持有岗位之外的职责“{duty_zh}”", "'{name}' no longer holds '{duty_en}' directly, which no post of theirs has"),
    fault=Text("人员的 duties 增加了一项，而其所任岗位没有这项职责。",
               "A duty is added to those that a person holds directly, and none of the person's posts has it."),
    why=Text("岗位之外的权限最容易被忘记收回，也最容易与岗位职责不相容。",
             "Rights beside one's post are the first to be forgotten, and the likeliest not to go together with it."),
    fix=Text("说明由谁批准、到什么时候；属于岗位的，写到岗位的 duties 里。",
             "Say who approved it and until when; if it belongs to the post, list it among the post's duties."),
    not_flagged=Text("岗位本来就有的职责；新登记人员的职责。", "Duties that a post of the person has; those of a person who is new."),
)
