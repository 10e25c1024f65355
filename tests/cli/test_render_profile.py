"""For whom things are rendered when nobody says so: what the manifest says, never more than that."""

from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.report.marked import token

NOTE = "riskctl: the profile is internal, as disclosure.profile of the manifest says: not to be made public. For the public, use --profile public.\n"
PERSON, TRACE, RISK = map(token, ("people.name", "powers.steps.trace", "risk_points.name"))
CATALOG = f"""
units: {{u: {{name: 某股}}}}
posts: {{p: {{name: 某岗, unit: u}}}}
people: {{x: {{name: {PERSON}, assignments: [{{post: p, as: primary}}]}}}}
powers:
  w: {{name: 某事, type: "national:license", unit: u, start: a,
      steps: {{a: {{name: 办, kind: accept, post: p, trace: [{TRACE}], next: [end]}}}}}}
risk_points: {{r: {{at: w/a, name: {RISK}, type: [process], level: high, manifestation: 某表现, accountable: {{direct: p}}}}}}
"""
INSIDE = (PERSON, RISK)
EVERY = (["flowchart", "--all"], ["register", "--output", "out/t.json", "-f", "json"], ["powers", "--output", "out/t.json", "-f", "json"],
         ["duties", "--output", "out/t.html"], ["sod", "-o", "out/t.svg"], ["site"])


def render(capsys: pytest.CaptureFixture[str], tmp_path: Path, said: str, *arguments: str) -> tuple[Ran, str]:
    """What the command does where the manifest says that of disclosure, and all that it wrote."""
    root, out = tmp_path / "catalog", tmp_path / "out"
    root.mkdir()
    (root / "riskctl.yaml").write_text(f"riskctl: 1\n{said}\n", encoding="utf-8")
    (root / "a.yaml").write_text(CATALOG, encoding="utf-8")
    where = [] if any("out/" in argument for argument in arguments) else ["--out", str(out)]
    given = [argument.replace("out/", f"{out}/") for argument in arguments]
    out.mkdir()
    ran = run(capsys, "--lang", "en", "--catalog", root, "render", *given, *where)
    return ran, "".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(out.rglob("*")) if path.is_file())


def inside_of(text: str) -> list[str]:
    """The words for inside that the text holds, however lines of a drawing break them."""
    joined = text.replace("\n", "")
    return [word for word in INSIDE if word in joined or word[:8] in joined]


@pytest.mark.parametrize("arguments", EVERY, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("said", ["", "disclosure: {profile: public}", "disclosure: {profile: secret}", "disclosure: internal", "disclosure: {}"])
def test_without_a_word_of_the_manifest_only_what_is_public_is_shown(said: str, arguments: list[str], tmp_path: Path,
                                                                    capsys: pytest.CaptureFixture[str]) -> None:
    ran, written = render(capsys, tmp_path, said, *arguments)
    assert inside_of(written) == []
    assert "not to be made public" not in ran.err
    assert ran.code in (0, 3) or (arguments[0], ran.code) == ("register", 2)


@pytest.mark.parametrize("arguments", EVERY, ids=lambda arguments: arguments[0])
def test_the_manifest_may_widen_what_is_shown_and_that_is_said(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran, written = render(capsys, tmp_path, "disclosure: {profile: internal}", *arguments)
    assert ran.code == 0
    assert ran.err.endswith(NOTE)
    assert inside_of(written) or arguments[0] == "powers"


@pytest.mark.parametrize("arguments", EVERY, ids=lambda arguments: arguments[0])
def test_what_is_asked_for_prevails(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran, written = render(capsys, tmp_path, "disclosure: {profile: internal}", *arguments, "--profile", "public")
    assert inside_of(written) == []
    assert "not to be made public" not in ran.err


def test_the_notice_board_is_public_whatever_the_manifest_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran, written = render(capsys, tmp_path, "disclosure: {profile: internal}", "disclosure", "--output", "out/t.html")
    assert (ran.code, written) == (2, "")
    assert "risk points are not published" in ran.err
