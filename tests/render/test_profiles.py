"""No field outside the profile is anywhere in the bytes of a table, whatever the format."""

import re
from functools import cache

import pytest

from riskctl.disclosure.forms import REGISTER_FORMS
from riskctl.disclosure.profile import sees_field
from riskctl.model.vocabulary import Disclosure
from riskctl.render.table_file import FORMATS
from riskctl.report.published import TABLES, Selection, published
from riskctl.report.shown import shown_to
from tests.render.tables import everything_in, file_of
from tests.report.marked import MARKED, marked, token

PUBLIC, INTERNAL, RESTRICTED = Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.RESTRICTED
PUBLISHING = {"disclosure": {"publish_risk_points": True}}
# Days, numbers and ids that stand for fields without words of their own.
INNER = {"2031-05-06": "institutions.review_by", "2032-03-04": "risk_points.determined.date", "2033-07-08": "powers.reviewed.date",
         "idperson": "people.name", "idwaiver": "waivers.reason", "idrisk": "risk_points.name", "idcontrol": "controls.name"}
NAMELESS = ("overview",)
PUBLIC_TABLES = ("powers", "duties", "institutions")


@cache
def held(table: str, format: str, profile: Disclosure, publishes: bool) -> str:
    of = marked(manifest=PUBLISHING if publishes else None)
    found = published(shown_to(of, profile), table, "zh")
    return everything_in(file_of(found.table, format), format) if found else ""


def beyond(text: str, profile: Disclosure, publishes: bool) -> list[str]:
    """The fields that the text holds and the profile does not show."""
    manifest = marked(manifest=PUBLISHING if publishes else None).manifest
    found = [field for field in MARKED if token(field).replace("-", "") in text.replace("-", "")]
    found += [field for sign, field in INNER.items() if sign in text]
    kinds = (field.partition(".") for field in found if not field.startswith("manifest."))
    return [f"{kind}.{path}" for kind, _, path in kinds
            if not (path.startswith("x-") and profile is not PUBLIC) and not sees_field(manifest, kind, path, profile)]


@pytest.mark.parametrize("publishes", [False, True])
@pytest.mark.parametrize("profile", list(Disclosure))
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_nothing_beyond_the_profile_is_in_the_bytes(table: str, format: str, profile: Disclosure, publishes: bool) -> None:
    assert beyond(held(table, format, profile, publishes), profile, publishes) == []


@pytest.mark.parametrize("publishes", [False, True])
@pytest.mark.parametrize("profile", list(Disclosure))
@pytest.mark.parametrize("form", REGISTER_FORMS)
def test_nothing_beyond_the_profile_is_in_any_form_of_the_register(form: str, profile: Disclosure, publishes: bool) -> None:
    of = marked(manifest=PUBLISHING if publishes else None)
    found = published(shown_to(of, profile), "register", "zh", Selection(form))
    assert (found is not None) is (publishes or profile is not PUBLIC)
    text = everything_in(file_of(found.table, "json"), "json") if found else ""
    assert beyond(text, profile, publishes) == []
    assert (token("risk_points.name") in text) is (found is not None and form not in NAMELESS)


def test_risk_points_are_public_only_where_the_manifest_says_so() -> None:
    shown = {publishes: [table for table in TABLES if published(shown_to(marked(manifest=PUBLISHING if publishes else None), PUBLIC),
                                                                table, "zh")] for publishes in (False, True)}
    assert shown == {False: [*PUBLIC_TABLES], True: ["register", "disclosure", *PUBLIC_TABLES]}


@pytest.mark.parametrize("format", FORMATS)
def test_what_the_profile_shows_is_there(format: str) -> None:
    """Each format carries the marks, so that their absence elsewhere means something."""
    power = held("powers", format, PUBLIC, False)
    seen = {field for field in MARKED if token(field) in power}
    assert seen >= {"powers.name", "powers.code", "powers.legal_basis", "powers.fee", "powers.complaint", "powers.conditions",
                    "powers.materials", "powers.liability", "powers.steps.name", "units.name", "posts.name"}
    risk = held("disclosure", format, INTERNAL, False)
    assert {field for field in MARKED if token(field) in risk} >= {
        "risk_points.name", "risk_points.manifestation", "risk_points.cause", "risk_points.consequence", "controls.name"}
    assert token("people.name") in held("duties", format, INTERNAL, False)


def test_no_column_can_be_chosen_beyond_the_profile() -> None:
    columns = {"powers": ["name", "filing", "reviewed.date", "steps.trace", "risks"], "posts": ["name", "holders", "reports_to"],
               "institutions": ["name", "review_by", "controls"]}
    of = marked(manifest={"disclosure": {"columns": columns}})
    public = {table: published(shown_to(of, PUBLIC), table, "zh") for table in PUBLIC_TABLES}
    assert {table: found.table.keys for table, found in public.items() if found} == dict.fromkeys(PUBLIC_TABLES, ("name",))
    inner = {table: published(shown_to(of, INTERNAL), table, "zh") for table in PUBLIC_TABLES}
    assert {table: found.table.keys for table, found in inner.items() if found} == {
        "powers": tuple(columns["powers"]), "duties": tuple(columns["posts"]), "institutions": tuple(columns["institutions"])}


def test_kin_is_shown_by_no_table_of_any_profile() -> None:
    texts = [held(table, "json", RESTRICTED, True) for table in TABLES]
    assert not [text for text in texts if token("people.kin.relation") in text]


@pytest.mark.parametrize("name", TABLES)
def test_a_title_and_a_footer_are_all_that_is_beside_the_table(name: str) -> None:
    page = re.sub(r"<style>.*?</style>", "", held(name, "html", INTERNAL, False), flags=re.DOTALL)
    assert not re.search(r"\b(?:title|alt|data-[a-z]+|id|aria-[a-z]+)=", page)
    assert "<!--" not in page
