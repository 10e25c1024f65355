"""No field outside the profile is anywhere in the bytes of a site."""

from collections.abc import Mapping
from functools import cache

import pytest

from riskctl.disclosure.profile import sees_field
from riskctl.model.vocabulary import Disclosure
from riskctl.separation.conflict import State
from tests.building import catalog
from tests.render.site.reading import site_of
from tests.render.tables import everything_in
from tests.report.marked import MARKED, marked, token

PUBLIC, INTERNAL, RESTRICTED = Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.RESTRICTED
PUBLISHING: Mapping[str, object] = {"disclosure": {"publish_risk_points": True}}
# Days and ids that stand for fields without words of their own.
SIGNS = {"2031-05-06": "institutions.review_by", "2032-03-04": "risk_points.determined.date", "2033-07-08": "powers.reviewed.date",
         "idperson": "people.name", "idwaiver": "waivers.reason", "idrisk": "risk_points.name", "idcontrol": "controls.name"}


@cache
def held(profile: Disclosure, *, publishes: bool) -> str:
    """Everything that the files hold, their paths included."""
    site = site_of(marked(manifest=PUBLISHING if publishes else None), profile)
    return "".join(path + everything_in(data, path.rpartition(".")[2]) for path, data in site.items())


def fields_in(text: str) -> set[str]:
    found = {field for field in MARKED if token(field) in text} | {field for sign, field in SIGNS.items() if sign in text}
    return {field for field in found if not field.startswith("manifest.")}


@pytest.mark.parametrize("publishes", [False, True])
@pytest.mark.parametrize("profile", list(Disclosure))
def test_nothing_beyond_the_profile_is_in_the_bytes(profile: Disclosure, publishes: bool) -> None:
    manifest = marked(manifest=PUBLISHING if publishes else None).manifest
    beyond = []
    for field in fields_in(held(profile, publishes=publishes)):
        kind, _, path = field.partition(".")
        if not (path.startswith("x-") and profile is not PUBLIC) and not sees_field(manifest, kind, path, profile):
            beyond.append(field)
    assert beyond == []


def test_what_the_profiles_show_is_there() -> None:
    """The marks come through, so that their absence means something."""
    public, published, internal = (fields_in(held(PUBLIC, publishes=False)), fields_in(held(PUBLIC, publishes=True)),
                                   fields_in(held(INTERNAL, publishes=False)))
    assert public >= {"units.name", "posts.name", "duties.name", "documents.name", "powers.name", "powers.code", "powers.fee",
                      "powers.legal_basis", "powers.complaint", "powers.conditions", "powers.materials", "powers.liability",
                      "powers.steps.name", "powers.version", "institutions.name", "institutions.basis"}
    assert published - public >= {"risk_points.name", "risk_points.manifestation", "risk_points.controls.how", "controls.name"}
    assert internal - published >= {"people.name", "powers.filing"}


def test_the_public_is_told_neither_levels_nor_holes_nor_conflicts() -> None:
    for publishes in (False, True):
        site = site_of(marked(manifest=PUBLISHING if publishes else None), PUBLIC)
        assert "holes.html" not in site
        assert "conflicts.html" not in site
        assert ("risks.html" in site) is publishes
        assert "现状" not in held(PUBLIC, publishes=publishes)
        assert "热力图" not in held(PUBLIC, publishes=publishes)
        assert ("★★★" in held(PUBLIC, publishes=publishes)) is publishes


def test_conflicts_stand_on_a_page_for_those_inside() -> None:
    of = catalog(units={"u": {"name": "财务股"}}, posts={"p": {"name": "出纳岗", "unit": "u", "duties": ["std:cashier", "std:bookkeeping"]}},
                 people={"x": {"name": "张某", "assignments": [{"post": "p", "as": "primary"}]}},
                 sod_rules={"s": {"name": "出纳不得兼会计", "incompatible": ["std:cashier", "std:bookkeeping"]}})
    page = site_of(of, INTERNAL)["conflicts.html"].decode()
    assert ["出纳不得兼会计" in page, State.DESIGN.zh in page, "出纳岗" in page] == [True, True, True]
    assert "conflicts.html" not in site_of(of, PUBLIC)
