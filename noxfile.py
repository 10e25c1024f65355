"""One command for developers and for CI: `nox -s check`."""

import nox

nox.options.sessions = ["check"]


@nox.session
def check(session: nox.Session) -> None:
    """Lint, types, import contracts, tests, and riskctl on its own catalogs."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")
    session.run("pytest", "-n", "auto", *session.posargs)
    session.run("riskctl", "--catalog", "catalog", "--as-of", "2026-11-22", "validate", "--no-cache")
    session.run("pytest", "-q", "tests/examples")


@nox.session
def browser(session: nox.Session) -> None:
    """The site in headless Chromium, which has to be installed: script, keyboard, print, and the rules of axe."""
    session.install("-e", ".[dev]", "playwright", "axe-playwright-python")
    session.run("pytest", "-q", "tests/render/site/test_browser.py", "tests/render/site/test_axe.py", *session.posargs)


@nox.session
def accept(session: nox.Session) -> None:
    """Write recorded output anew; read the difference before you commit it."""
    session.install("-e", ".[dev]")
    session.run("pytest", "-n", "auto", "--accept", *session.posargs)
