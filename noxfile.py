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


_BYTES: dict[str, str] = {}


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def same_bytes(session: nox.Session) -> None:
    """Every document, chart and page, byte for byte the same on each Python that is found."""
    session.install("-e", ".[print,office]")
    made = session.run("python", "-m", "tests.render.everything", silent=True)
    _BYTES[str(session.python)] = str(made)
    first, *others = _BYTES
    if any(_BYTES[first] != _BYTES[other] for other in others):
        session.error(f"Python {session.python} does not give the bytes of Python {first}")
