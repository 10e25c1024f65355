"""Each catalog of examples/ gives what is recorded beside it, and the county's gives no error."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
CATALOGS = sorted(path.parent for path in (ROOT / "examples").glob("*/riskctl.yaml"))


@pytest.mark.parametrize("folder", CATALOGS, ids=lambda path: path.name)
def test_an_example_gives_what_is_recorded(folder: Path, capsys: Capture, golden: Callable[[Path, str], None],
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    ran = run(capsys, "--lang", "en", "validate", "--as-of", "2026-06-30")
    golden(folder / "findings.out", ran.out)


def test_the_published_79_have_no_control_and_nothing_else_is_wrong(capsys: Capture) -> None:
    ran = run(capsys, "--catalog", ROOT / "examples" / "anyang-79", "validate", "--as-of", "2026-06-30", "--format", "json")
    findings = json.loads(ran.out)["findings"]
    assert [one["code"] for one in findings] == ["RP201"] * 79
    assert len({one["record"] for one in findings}) == 79


def test_the_published_79_are_counted_as_published(capsys: Capture) -> None:
    stats = json.loads(run(capsys, "--catalog", ROOT / "examples" / "anyang-79", "stats", "--json").out)
    assert stats["risk_points_by_type"] == {"post_duty": 72, "morality": 5, "institution": 2}
    assert list(stats["risk_points_by_class"].values()) == [5, 10, 21, 20, 16]
    assert stats["risk_points_by_level"] == {"一": 35, "二": 21, "三": 16, "": 7}


def test_the_county_has_no_error(capsys: Capture) -> None:
    ran = run(capsys, "--catalog", ROOT / "catalog", "validate", "--as-of", "2026-11-22", "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 0
    assert document["summary"]["waived"] >= 2


def test_the_county_is_whole(capsys: Capture) -> None:
    stats = json.loads(run(capsys, "--catalog", ROOT / "catalog", "stats", "--json").out)
    records = stats["records"]
    assert records["powers"] >= 60
    assert records["risk_points"] >= 160
    assert 40 <= records["posts"] <= 55
    assert 65 <= records["people"] <= 90
    assert set(stats["powers_by_layer"]) == {"leadership", "business", "administrative"}
    assert {"std:enforcement", "std:decision", "std:personnel", "std:finance", "std:affairs"} <= set(stats["powers_by_domain"])
    assert stats["risk_points_by_answer"] == {"answered": records["risk_points"]}
