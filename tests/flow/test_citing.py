"""Where a catalog cites."""

from riskctl.flow.citing import by_text, citations
from tests.building import catalog, read


def test_every_kind_that_can_cite_is_read_in_order() -> None:
    of = read("powers:\n  p: {legal_basis: [甲法(2020)第1条, 税总发〔2017〕22号, 不合式]}\n"
              "controls:\n  c: {legal_basis: [甲法(2020)第1条]}\n"
              "documents:\n  d: {name: 文书}\ninstitutions:\n  i: {basis: 甲法(2020)第1条}\n")
    assert [(text, mark.record.id, mark.field, mark.at, mark.place.line) for text, _, mark in citations(of)] == [
        ("甲法(2020)第1条", "p", "legal_basis", 0, 2), ("税总发〔2017〕22号", "p", "legal_basis", 1, 2),
        ("甲法(2020)第1条", "c", "legal_basis", 0, 4)]


def test_what_has_ended_is_left_out_by_text() -> None:
    of = catalog(powers={"p": {"legal_basis": ["甲法第1条"]}, "q": {"legal_basis": ["甲法第1条", "乙法第1条"], "status": "retired"}},
                 controls={"c": {"legal_basis": ["甲法第1条"], "valid_to": "2026-06-29"}, "e": {"legal_basis": "甲法第1条"}},
                 documents={"d": {"legal_basis": ["丙法第1条"]}})
    found = {text: [mark.record.id for mark in marks] for text, (_, marks) in by_text(of).items()}
    assert found == {"甲法第1条": ["p"], "丙法第1条": ["d"]}
