"""CA509: findings of absence that unread files might cure."""

from dataclasses import replace

from riskctl.findings import WaiverUse
from riskctl.rules.reading.absence_withheld import RULE
from tests.building import catalog, facts, facts_of_run, hits, read

BROKEN = "posts: [\n"


def test_what_was_withheld_is_counted_at_the_first_file_that_was_not_read() -> None:
    of = read(BROKEN)
    assert facts(RULE, of, WaiverUse(withheld=3)) == [(None, None, {"count": 3, "files": ["a.yaml"]})]
    assert [(hit.at.file, hit.at.line, hit.at.column) for hit in hits(RULE, of, WaiverUse(withheld=1))] == [
        ("a.yaml", 1, 1)]


def test_the_engine_tells_it_what_was_withheld() -> None:
    head = read("units:\n  hall: {name: 窗口, head: hall-head}\n")
    assert facts_of_run(RULE, replace(head, unread=("b.yaml",)), "RF101") == [
        (None, None, {"count": 1, "files": ["b.yaml"]})]
    assert facts_of_run(RULE, head, "RF101") == []


def test_nothing_withheld_is_nothing_said() -> None:
    assert facts(RULE, read(BROKEN)) == []
    assert facts(RULE, catalog()) == []
