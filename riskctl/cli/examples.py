"""The executed examples of the rules, which ship with riskctl."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from riskctl.findings import Rule
from riskctl.model.language import Language

_ENDINGS: dict[Language, str] = {"en": ".out", "zh": ".zh-CN.out"}


def example_of(rule: Rule, language: Language) -> dict[str, str]:
    """The texts `bad`, `output` (in the language) and `good` of a rule's example, as far as they are text of one file.

    Of a rule that judges changes they are `before`, `after` and `effect`.
    """
    folder = _folder().joinpath(f"{rule.code}-{rule.name}")
    found = {}
    for name, file in _files(_ENDINGS[language], is_of_change=rule.effect is not None):
        text = _text(folder.joinpath(file))
        if text is not None:
            found[name] = text
    return found


def _files(ending: str, *, is_of_change: bool) -> tuple[tuple[str, str], ...]:
    if is_of_change:
        return ("before", "before.yaml"), ("after", "after.yaml"), ("effect", f"effect{ending}")
    return ("bad", "bad.yaml"), ("output", f"bad{ending}"), ("good", "good.yaml")


def _folder() -> Traversable:
    """Inside the installed package; in a checkout, `examples/rules` beside it."""
    installed = resources.files("riskctl").joinpath("examples")
    if installed.is_dir():
        return installed
    return Path(__file__).parent.parent.parent / "examples" / "rules"


def _text(file: Traversable) -> str | None:
    if not file.is_file():
        return None
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
