"""Check that `riskctl diff` tells every planted change and nothing else: `python -m benchmarks.changes OUT [--size N]`."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import county
from benchmarks.generate import LEAST_POWERS, SIZES, header
from benchmarks.manifest import AS_OF, MANIFEST
from benchmarks.planting import Bed
from benchmarks.planting.bed import Sown
from benchmarks.yaml_text import yaml_text
from riskctl.catalog.limits import Limits
from riskctl.catalog.read import read_catalog
from riskctl.change.comparison import compare
from riskctl.review.effects import entries_of
from riskctl.rules import effect_rules

ANY_SIZE = Limits(files=1_000_000, bytes=10_000_000_000)


class Told(NamedTuple):
    """What riskctl has to say of a change."""

    kind: str
    record: str
    field: str | None
    effect: str
    code: str | None


Change = Callable[[Bed], Told | None]


def _with_answered_control(sown: Sown) -> bool:
    return sown.control[0] in sown.controls_of(sown.risk[0])


def _control_removed(bed: Bed) -> Told:
    sown = bed.sown(such=_with_answered_control)
    id, _ = sown.control
    for risk in sown.file["risk_points"].values():
        risk["controls"] = [control for control in risk["controls"] if control != id]
        if not risk["controls"]:
            del risk["controls"]
    del sown.file["controls"][id]
    return Told("removed", id, None, "weakens", "DF101")


def _control_renamed(bed: Bed) -> Told:
    sown = bed.sown(such=_with_answered_control)
    id, _ = sown.control
    new = f"{id}-neu"
    sown.file["controls"] = {new if key == id else key: held for key, held in sown.file["controls"].items()}
    for risk in sown.file["risk_points"].values():
        risk["controls"] = [new if one == id else one for one in risk["controls"]]
    return Told("renamed", new, None, "neutral", "DF901")


def _evidence_dropped(bed: Bed) -> Told:
    id, control = bed.sown(such=lambda sown: "evidence" in sown.control[1] and _with_answered_control(sown)).control
    del control["evidence"]
    return Told("removed", id, "evidence", "weakens", "DF106")


def _tested_again(bed: Bed) -> Told:
    id, control = bed.sown(such=lambda sown: "tested" in sown.control[1]).control
    control["tested"] = "2026-06-29"
    return Told("changed", id, "tested", "neutral", "DF903")


def _level_lowered(bed: Bed) -> Told:
    id, risk = bed.sown(such=lambda sown: sown.risk[1]["level"] == "一").risk
    risk["level"] = "二"
    return Told("changed", id, "level", "weakens", "DF202")


def _level_raised(bed: Bed) -> Told:
    id, risk = bed.sown(such=lambda sown: sown.risk[1]["level"] == "三").risk
    risk["level"] = "二"
    return Told("changed", id, "level", "strengthens", "DF202")


def _cause_reworded(bed: Bed) -> Told:
    id, risk = bed.sown().risk
    risk["cause"] = f"{risk['cause']}，长期无人过问"
    return Told("changed", id, "cause", "neutral", "DF902")


def _people_reduced(bed: Bed) -> Told:
    sown = bed.sown(such=lambda sown: any(step.get("people", 1) > 1 for step in sown.steps.values()))
    key, step = next((key, step) for key, step in sown.steps.items() if step.get("people", 1) > 1)
    step["people"] = 1
    return Told("changed", sown.id, f"steps.{key}.people", "weakens", "DF302")


def _limit_stretched(bed: Bed) -> Told:
    sown = bed.sown(such=lambda sown: "promised" in sown.power.get("time_limit", {}))
    limit = sown.power["time_limit"]
    number, unit = limit["promised"].split()
    limit["promised"] = f"{int(number) + 1} {unit}"
    return Told("changed", sown.id, "time_limit.promised", "weakens", "DF304")


def _citation_dropped(bed: Bed) -> Told:
    sown = bed.sown(such=lambda sown: len(sown.power["legal_basis"]) > 1)
    sown.power["legal_basis"] = sown.power["legal_basis"][1:]
    return Told("removed", sown.id, "legal_basis", "weakens", "DF602")


def _complaint_dropped(bed: Bed) -> Told:
    sown = bed.sown()
    del sown.power["complaint"]
    return Told("removed", sown.id, "complaint", "weakens", "DF601")


def _review_bypassed(bed: Bed) -> Told:
    sown = bed.sown("investigate", "examine", "notify")
    sown.steps["investigate"]["next"] = [{"to": "examine"}, {"to": "notify", "when": "情节轻微"}]
    return Told("added", sown.id, "steps.investigate.next", "weakens", "DF303")


def _post_changed(bed: Bed) -> Told:
    sown = bed.sown("investigate", "examine", such=lambda sown: "post" in sown.steps["examine"])
    sown.steps["examine"]["post"] = sown.steps["investigate"]["post"]
    return Told("changed", sown.id, "steps.examine.post", "weakens", "DF308")


def _quorum_lowered(bed: Bed) -> Told:
    id, body = next(iter(bed.section("organization.yaml", "bodies").items()))
    body["quorum"] = "1/3"
    return Told("changed", id, "quorum", "weakens", "DF401")


def _waiver_added(bed: Bed) -> Told:
    id = bed.add("waivers", "waiver", {"rule": "RP201", "record": bed.sown().risk[0], "reason": "等待系统上线",
                                       "approved_by": bed.id("director"), "expires": "2026-12-31"})
    return Told("added", id, None, "weakens", "DF504")


def _file_moved(bed: Bed) -> None:
    sown = bed.sown()
    bed.files[f"moved/{sown.id}.yaml"] = bed.files.pop(sown.path)


def _file_split(bed: Bed) -> None:
    sown = bed.sown()
    whole = bed.files.pop(sown.path)
    bed.files |= {f"split/{sown.id}-{kind}.yaml": {kind: section} for kind, section in whole.items()}


def _order_reversed(bed: Bed) -> None:
    sown = bed.sown()
    sown.file["powers"][sown.id] = dict(reversed(sown.power.items()))
    for risk in sown.file["risk_points"].values():
        risk["controls"] = list(reversed(risk["controls"]))


def _style_changed(bed: Bed) -> None:
    sown = bed.sown()
    bed.edit(sown.path, lambda text: "# 改了排版\n" + json.dumps(sown.file, ensure_ascii=False, indent=1) + "\n")


CHANGES: tuple[Change, ...] = (
    _control_removed, _control_renamed, _evidence_dropped, _tested_again, _level_lowered, _level_raised, _cause_reworded, _people_reduced,
    _limit_stretched, _citation_dropped, _complaint_dropped, _review_bypassed, _post_changed, _quorum_lowered, _waiver_added,
    _file_moved, _file_split, _order_reversed, _style_changed,
)


def write(out: Path, counties: int, seed: int, powers: int) -> list[Told]:
    """Write `before` and `after` below the folder, and give what has to be told; a change of each sort in every county."""
    expected = [Told("added", "riskctl.yaml", "rules.CT104", "weakens", "DF501")]
    for side in ("before", "after"):
        (out / side).mkdir(parents=True)
        more = '  CT104: "off"\n' if side == "after" else ""
        (out / side / "riskctl.yaml").write_text(MANIFEST.replace("rules:\n", f"rules:\n{more}", 1), encoding="utf-8")
        if counties > 1:
            (out / side / "organization.yaml").write_text(yaml_text(county.root_file(), "市局"), encoding="utf-8")
        for each in county.counties(counties, seed, powers):
            bed = Bed(each.place, each.files)
            for change in CHANGES if side == "after" else ():
                bed.number += 1
                told = change(bed)
                expected += [told] if told is not None else []
            _write_county(out / side / each.folder, bed)
    return expected


def _write_county(folder: Path, bed: Bed) -> None:
    for path, sections in bed.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(bed.edits.get(path, str)(yaml_text(sections, header(sections))), encoding="utf-8")


def told_of(out: Path) -> list[Told]:
    """What riskctl tells of the way from `before` to `after`."""
    base, head = (read_catalog(out / side, date.fromisoformat(AS_OF), ANY_SIZE) for side in ("before", "after"))
    entries, crashes = entries_of(compare(base, head), effect_rules())
    if crashes or base.faults or head.faults:
        raise RuntimeError(f"{crashes} {base.faults} {head.faults}")
    return [Told(entry.change.kind.value, entry.change.record, entry.change.field, entry.effect.value,
                 entry.reason.rule.code if entry.reason.rule else None) for entry in entries]


def differences(expected: Sequence[Told], found: Sequence[Told]) -> Iterator[str]:
    """A line for each change that is not told, and for each that was not planted."""
    planted, told = Counter(expected), Counter(found)
    for what, which in (("not told", planted - told), ("not planted", told - planted)):
        yield from (f"{what}: {one}" for one in sorted(which.elements(), key=str))


def main(arguments: Sequence[str]) -> int:
    """Write, compare, say the differences, and give 1 if there are any."""
    parser: Any = argparse.ArgumentParser(prog="python -m benchmarks.changes", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write; it is not there")
    parser.add_argument("--size", choices=list(SIZES), default="county")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--powers", type=int, default=county.POWERS)
    given = parser.parse_args(arguments)
    if given.out.exists() or given.powers < LEAST_POWERS:
        parser.error(f"{given.out} is there, or a county has fewer than {LEAST_POWERS} powers")
    expected = write(given.out, SIZES[given.size], given.seed, given.powers)
    found = told_of(given.out)
    lines = list(differences(expected, found))
    print(*lines, f"{len(expected)} planted, {len(found)} told, {len(lines)} differences", sep="\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
