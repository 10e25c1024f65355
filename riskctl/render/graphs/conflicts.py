"""The conflicts of duties that graphs mark, and what stands on their paths."""

from collections.abc import Collection, Iterator, Sequence

from riskctl.check.separation import Judged, judge
from riskctl.check.settings import settings_for
from riskctl.flow.holding import incumbents
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.report.separation import state_of
from riskctl.report.shown import Shown
from riskctl.rules import all_rules
from riskctl.separation.conflict import State


def conflicts_among(shown: Shown) -> tuple[Judged, ...]:
    """The conflicts among what the profile shows, those waived too; the public is told of none."""
    if shown.profile is Disclosure.PUBLIC:
        return ()
    rules = all_rules()
    settings, _ = settings_for(shown.seen.manifest, rules)
    return tuple(one for one in judge(shown.seen, settings, rules) if one.severity is not None)


def stands(judged: Judged) -> bool:
    """Whether the conflict is there today, rather than waived or only possible."""
    return judged.waiver is None and judged.conflict.state is not State.POTENTIAL


def at_posts(conflicts: Sequence[Judged], posts: Collection[str], shown: Shown) -> tuple[Judged, ...]:
    """The conflicts whose paths lead through any of the posts; where they lead through none, those of its holders today."""
    if not conflicts:
        return ()
    held = incumbents(shown.whole)
    people = {person for post in posts for person in held.get(post, ()) if person in shown.seen.people}

    def is_here(one: Judged) -> bool:
        on_paths = {id for id in _met(one) if id in shown.seen.posts}
        return not on_paths.isdisjoint(posts) if on_paths else not people.isdisjoint(_met(one))

    return tuple(one for one in conflicts if is_here(one))


def _met(judged: Judged) -> Iterator[str]:
    """Everything that the conflict is about: its holder, the people concerned, and what its paths lead through."""
    yield judged.conflict.holder
    yield from judged.conflict.holders
    for path in judged.conflict.paths:
        yield from path


def state_words(judged: Judged, language: Language) -> str:
    """The state of the conflict as a note below a name, such as `actual conflict`."""
    state = state_of(judged.conflict).in_(language)
    if judged.waiver is not None:
        return f"{state}冲突（已豁免）" if language == "zh" else f"{state} conflict (waived)"
    return f"{state}冲突" if language == "zh" else f"{state} conflict"
