"""Files of other tools, built in tests: a process in a pool that is called after a post."""

from collections.abc import Mapping
from typing import Any

from riskctl.exchange.bpmn.names import BPMN
from riskctl.exchange.bpmn.read import read_bpmn
from riskctl.exchange.bpmn.take import Given, plan_of
from riskctl.exchange.plan import Plan
from riskctl.model.catalog import Catalog
from tests.building import catalog

GIVEN = Given("W-1", "national:license", "u")
_POOL = '<participant id="pool" name="经办岗" processRef="p"/>'
VENDORS = {
    "camunda": "http://camunda.org/schema/1.0/bpmn", "zeebe": "http://camunda.org/schema/zeebe/1.0",
    "flowable": "http://flowable.org/bpmn", "activiti": "http://activiti.org/bpmn", "signavio": "http://www.signavio.com",
    "bizagi": "http://www.bizagi.com/bpmn20", "bioc": "http://bpmn.io/schema/bpmn/biocolor/1.0",
    "modeler": "http://camunda.org/schema/modeler/1.0"}


def flows(*pairs: str) -> str:
    """Sequence flows written `a>b` or `a>b:words`, their ids f0, f1 and so on."""
    found = []
    for at, pair in enumerate(pairs):
        ends, _, words = pair.partition(":")
        source, _, target = ends.partition(">")
        named = f' name="{words}"' if words else ""
        found.append(f'<sequenceFlow id="f{at}" sourceRef="{source}" targetRef="{target}"{named}/>')
    return "".join(found)


def nodes(*said: str) -> str:
    """Elements written `id tag name`, the tag as in BPMN."""
    found = []
    for one in said:
        id, tag, *name = one.split(" ", 2)
        named = f' name="{name[0]}"' if name else ""
        found.append(f'<{tag} id="{id}"{named}/>')
    return "".join(found)


def one_pool(inside: str, beside: str = "", after: str = "") -> bytes:
    """A file with one process in a pool; `beside` stands in the collaboration, `after` behind the process."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in VENDORS.items())
    return (f'<?xml version="1.0"?><definitions xmlns="{BPMN}"{spaces} id="d" targetNamespace="x"><collaboration id="c">{_POOL}{beside}'
            f'</collaboration><process id="p" name="办理">{inside}</process>{after}</definitions>').encode()


def small(**more: Any) -> Catalog:
    """A catalog with a unit and a post."""
    return catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "经办岗", "unit": "u"}}, **more)


def taken(data: bytes, of: Catalog | None = None, given: Given = GIVEN) -> Plan:
    """What the import would do."""
    return plan_of(read_bpmn(data, "x.bpmn"), of or small(), given)


def power_of(plan: Plan) -> Mapping[str, Any]:
    """The power that the plan makes."""
    (power,) = (one for one in plan.records if one.kind == "powers")
    return {change.path[0]: change.after for change in power.fields}


def after_import(plan: Plan) -> Catalog:
    """The catalog that the plan leads to, from one that has the unit only."""
    records: Any = {}
    for one in plan.records:
        records.setdefault(one.kind, {})[one.id] = {change.path[0]: change.after for change in one.fields}
    posts = {"p": {"name": "经办岗", "unit": "u"}, **records.pop("posts", {})}
    return catalog(units={"u": {"name": "股"}}, posts=posts, **records)
