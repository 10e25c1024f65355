"""The executed examples of the rules, which ship with riskctl."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from riskctl.findings import Rule

_FILES = {False: (("bad", "bad.yaml"), ("output", "bad.out"), ("good", "good.yaml")),
          True: (("before", "before.yaml"), ("after", "after.yaml"), ("effect", "effect.out"))}


def example_of(rule: Rule) -> dict[str, str]:
    """The texts `bad`, `output` and `good` of a rule's example, as far as they are text of one file.

    Of a rule that judges changes they are `before`, `after` and `effect`.
    """
    folder = _folder().joinpath(f"{rule.code}-{rule.name}")
    found = {}
    for name, file in _FILES[rule.effect is not None]:
        text = _text(folder.joinpath(file))
        if text is not None:
            found[name] = text
    return found


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
