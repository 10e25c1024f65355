"""What a whole process uses, measured again and again in turn with others."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launch.py")


def do_nothing() -> None:
    """What is done before a run that needs no preparation."""


@dataclass(frozen=True)
class Subject:
    """A command that is measured; `before` is done ahead of each run and not counted."""

    key: str
    title: str
    command: Sequence[str]
    folder: Path = Path()
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = do_nothing
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Use:
    """Processor seconds, wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


Uses = dict[str, list[Use]]


def run_once(subject: Subject) -> Use:
    """What one run of the subject uses; RuntimeError if it ends as it should not."""
    subject.before()
    launcher = [sys.executable, "-I", "-S", str(LAUNCHER)]
    environment = {**os.environ, **subject.environment}
    done = subprocess.run(
        [*launcher, *subject.command], cwd=subject.folder, env=environment, capture_output=True, check=True
    )
    said = json.loads(done.stdout)
    if said["code"] not in subject.codes:
        raise RuntimeError(f"{subject.title}: exit code {said['code']} of {' '.join(subject.command)[:300]}")
    return Use(said["cpu"], said["wall"], said["peak"] / 1024)


def measure(subjects: Sequence[Subject], times: int, say: Callable[[str], None]) -> Uses:
    """Every subject so many times, in turn, so that what else the machine does falls on all of them alike."""
    found: Uses = {subject.key: [] for subject in subjects}
    for number in range(times):
        for subject in subjects:
            say(f"{number + 1}/{times} {subject.title}")
            found[subject.key].append(run_once(subject))
    return found


def median(uses: Sequence[Use], part: Callable[[Use], float]) -> float:
    """The median of one figure."""
    return statistics.median(map(part, uses))


def ratio(uses: Uses, key: str, to: str) -> float:
    """The median over the rounds of one subject's processor time to that of another in the same round."""
    return statistics.median(one.cpu / other.cpu for one, other in zip(uses[key], uses[to], strict=True))
