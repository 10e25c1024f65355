"""The version of the catalog as documents name it."""

from riskctl.catalog.provenance import Version
from riskctl.model.language import Language


def version_words(version: Version | None, language: Language) -> str:
    """The commit, its day, and whether files differ from it; '' outside a repository."""
    if version is None:
        return ""
    day = f"（{version.day}）" if language == "zh" else f" ({version.day})"
    changed = ("，另有未提交的修改" if language == "zh" else ", with uncommitted changes") if version.is_changed else ""
    return f"{version.commit}{day if version.day else ''}{changed}"
