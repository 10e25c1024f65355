"""The option `--profile` of everything that is rendered."""

from collections.abc import Callable
from typing import Any

import typer


def profile_option(say: Callable[[str, str], str], *, is_for_publishing: bool = False) -> Any:
    """The option; without it the manifest decides, but for what is made to be published, which is public then."""
    unsaid = say("不写为 public。", "Without it, public.") if is_for_publishing else say(
        "不写按清单的 disclosure.profile，清单没写为 public。", "Without it, what the manifest says in disclosure.profile, else public.")
    return typer.Option(None, "--profile", metavar="public|internal|restricted", show_default=False, help=say(
        f"给谁看：只含该口径可见的内容。{unsaid}", f"For whom: nothing beyond what the profile sees. {unsaid}"))
