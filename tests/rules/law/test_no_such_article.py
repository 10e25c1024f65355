"""LB102: an article beyond the end of the law."""

import pytest

from riskctl.rules.law.no_such_article import RULE
from tests.building import facts
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citation", "found"), [
    ("会计法(2024)第51条", False),
    ("会计法(2024)第52条", True),
    ("会计法(2017)第52条", False),
    ("会计法(2017)第53条", True),
    ("会计法(2024修正)第52条", True),
    ("会计法第99条", False),
    ("会计法(1999)第99条", False),
    ("选任条例(2019)第999条", False),
    ("某法(2024)第999条", False),
    ("税总发〔2017〕22号", False),
])
def test_only_where_the_number_of_articles_of_the_version_is_known(citation: str, found: bool) -> None:
    assert [record for record, _, _ in facts(RULE, citing(citation))] == (["会计法"] if found else [])


def test_the_facts_name_the_version_and_its_end() -> None:
    assert facts(RULE, citing("会计法(2024修正)第52条")) == [
        ("会计法", None, {"citation": "会计法(2024修正)第52条", "law": "会计法", "article": 52, "articles": 51,
                       "version": "2024", "certainty": "M"})]
