"""A catalog with something to recognise in every field that a table could show."""

from collections.abc import Callable, Mapping

from riskctl.model.catalog import Catalog
from tests.building import catalog

Mark = Callable[[str], str]


def token(path: str) -> str:
    """A word that stands for a field and for nothing else."""
    return f"Zq{path.replace('.', 'x').replace('_', 'y')}qZ"


def marked(mark: Mark = token, manifest: Mapping[str, object] | None = None, *, many: int = 1) -> Catalog:
    """One record of each kind (`many` risk points and powers), all named by `mark` of the field."""
    settings = {"riskctl": 1, "name": mark("manifest.name"), **(manifest or {})}
    return catalog(
        settings,
        units={"idunit": {"name": mark("units.name"), "head": "idhead"}},
        posts={"idpost": {"name": mark("posts.name"), "unit": "idunit", "duties": ["idduty"], "reports_to": "idhead", "key": True,
                          "headcount": 7}, "idhead": {"name": mark("posts.name"), "unit": "idunit"}},
        people={"idperson": {"name": mark("people.name"), "unit": "idunit", "qualifications": [mark("people.qualifications")],
                             "assignments": [{"post": "idpost", "as": "primary", "scope": mark("people.assignments.scope"),
                                              "document": mark("people.assignments.document")}],
                             "kin": [{"person": "idperson", "relation": mark("people.kin.relation")}]}},
        duties={"idduty": {"name": mark("duties.name")}},
        documents={"iddocument": {"name": mark("documents.name")}},
        powers={f"idpower{at}": _power(mark) for at in range(many)},
        risk_points={f"idrisk{at}": _risk(mark, f"idpower{at}") for at in range(many)},
        controls={"idcontrol": {"name": mark("controls.name"), "kind": "trace", "timing": "detective", "owner": "idpost",
                                "evidence": mark("controls.evidence"), "institution": "idinstitution"}},
        institutions={"idinstitution": {
            "status": "in_force", "owner_unit": "idunit", "owner": "idpost", "review_by": "2031-05-06",
            **{key: mark(f"institutions.{key}") for key in ("name", "document", "basis", "scope", "procedure", "oversight",
                                                            "accountability")}}},
        waivers={"idwaiver": {"rule": "RP203", "record": "idrisk0", "reason": mark("waivers.reason"), "approved_by": "idhead",
                              "expires": "2027-01-01"}})


def _power(mark: Mark) -> dict[str, object]:
    return {"type": "national:license", "unit": "idunit", "exercise_level": "county", "legal_basis": [mark("powers.legal_basis")],
            "time_limit": {"statutory": "20 workdays", "promised": "10 workdays"}, "start": "a", "filing": mark("powers.filing"),
            "reviewed": {"by": "idhead", "date": "2033-07-08"}, "x-own": mark("powers.x-own"),
            **{key: mark(f"powers.{key}") for key in ("name", "code", "fee", "complaint", "version")},
            **{key: [mark(f"powers.{key}")] for key in ("conditions", "materials", "liability")},
            "steps": {"a": {"name": mark("powers.steps.name"), "kind": "accept", "post": "idpost", "time_limit": "3 workdays",
                            "documents": ["iddocument"], "trace": mark("powers.steps.trace"), "next": ["end"]}}}


def _risk(mark: Mark, power: str) -> dict[str, object]:
    return {"at": f"{power}/a", "type": ["process"], "level": "high", "status": "open",
            "accountable": {"direct": "idpost", "unit": "idhead", "leader": "idhead"},
            "controls": [{"control": "idcontrol", "how": mark("risk_points.controls.how"), "effect": {"operation": "none"}}],
            "determined": {"approved_by": "idhead", "date": "2032-03-04"},
            **{key: mark(f"risk_points.{key}") for key in ("name", "manifestation", "cause", "consequence")}}


MARKED = ("manifest.name", "units.name", "posts.name", "people.name", "people.qualifications", "people.assignments.scope",
          "people.assignments.document", "people.kin.relation", "duties.name", "documents.name", "powers.legal_basis",
          "powers.filing", "powers.name", "powers.code", "powers.fee", "powers.complaint", "powers.version", "powers.conditions",
          "powers.materials", "powers.liability", "powers.steps.name", "powers.steps.trace", "risk_points.name",
          "risk_points.manifestation", "risk_points.cause", "risk_points.consequence", "risk_points.controls.how",
          "controls.name", "controls.evidence", "institutions.name", "institutions.document", "institutions.basis",
          "institutions.scope", "institutions.procedure", "institutions.oversight", "institutions.accountability", "waivers.reason",
          "powers.x-own")
"""Every field that is marked."""
