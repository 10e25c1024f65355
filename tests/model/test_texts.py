"""Every text in free words is found, with who may see it."""

import pytest

from riskctl.model.block import Record
from riskctl.model.kinds import KINDS
from riskctl.model.organization import Person
from riskctl.model.power import Power
from riskctl.model.texts import keys_of, texts_of
from riskctl.model.value import String
from riskctl.model.vocabulary import Disclosure
from tests.disclosure.test_profile import RANK, Marks, filled

PUBLIC, INTERNAL, RESTRICTED = Disclosure


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
@pytest.mark.parametrize("upto", list(Disclosure))
def test_the_texts_are_those_of_the_field_table(kind: type[Record], upto: Disclosure) -> None:
    marks: Marks = {}
    record = kind("x", filled(kind, marks))
    found = {one.text: one.disclosure for one in texts_of(record, lambda text: text != "x", upto)}
    assert all(RANK[disclosure] == marks[text][0] for text, disclosure in found.items())
    direct = {key for key, field in kind.field_table().items() if isinstance(field.value, String)}
    expected = {text for text, (rank, path) in marks.items()
                if rank <= RANK[upto] and (path in direct or path.endswith("x-own"))}
    assert expected <= set(found)
    assert all(rank <= RANK[upto] for rank, _ in (marks[text] for text in found))


def test_references_words_and_days_are_no_free_text() -> None:
    node = {"name": "许可", "unit": "u", "status": "active", "valid_from": "2026-01-01", "legal_basis": ["会计法(2024)第25条"],
            "time_limit": {"promised": "5 workdays"}}
    assert [one.text for one in texts_of(KINDS["powers"]("w", node), lambda text: True)] == ["w", "许可"]


def test_a_text_knows_its_field() -> None:
    node = {"steps": {"s": {"next": [{"to": "end", "when": "同意"}]}}}
    _, one = texts_of(KINDS["powers"]("w", node), lambda text: True)
    assert (one.field, one.key, one.path) == ("steps.s.next.when", "when", ("steps", "s", "next", 0, "when"))


def test_keys_are_found_however_deep_and_are_as_public_as_their_field() -> None:
    power = Power("w", {"name": "许可1", "steps": {"s1": {"name": "受理", "x-a1": 1}}, "filing": ["1"], "x-b": {"c1": [{"d1": 2}]}})
    found = [(text.path, text.text, text.disclosure) for text in keys_of(power, lambda key: "1" in key)]
    assert found == [
        (("steps", "s1"), "s1", Disclosure.PUBLIC), (("steps", "s1", "x-a1"), "x-a1", Disclosure.INTERNAL),
        (("x-b", "c1"), "c1", Disclosure.INTERNAL), (("x-b", "c1", 0, "d1"), "d1", Disclosure.INTERNAL)]
    assert list(keys_of(power, lambda key: "c" in key, Disclosure.PUBLIC)) == []
    assert [text.text for text in keys_of(Person("p", {"kin": [{"k1": 1}]}), lambda key: "1" in key, Disclosure.INTERNAL)] == []
