"""Access sets with known answers, as catalogs."""

from pathlib import Path
from typing import Any

from riskctl.model.catalog import Catalog
from tests.building import catalog

DATA = Path(__file__).parent.parent / "data"


def access_set(name: str) -> Catalog:
    """People with permissions of a real organisation; permission 2i-1 and 2i may never be one user's."""
    held = {user: [f"d{number}" for number in numbers] for user, numbers in permissions(name).items()}
    last = max(int(duty[1:]) for duties in held.values() for duty in duties)
    duties = {f"d{number}": {"name": f"权限{number}"} for number in range(1, last + 2)}
    rules = {f"r{number}": {"name": "则", "incompatible": [f"d{2 * number - 1}", f"d{2 * number}"]}
             for number in range(1, (last + 1) // 2 + 1)}
    people = {f"u{user}": {"name": "张某", "duties": own} for user, own in held.items()}
    return catalog(duties=duties, people=people, sod_rules=rules)


def permissions(name: str) -> dict[str, list[int]]:
    """For each user of a real organisation the numbers of the permissions."""
    lines = (line.partition(": ") for line in (DATA / "rbac" / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    return {user: [number for run in runs.split() for number in _numbers(run)] for user, _, runs in lines}


def _numbers(run: str) -> range:
    first, _, last = run.partition("-")
    return range(int(first), int(last or first) + 1)


NORTHFIELD_RULES = {
    "SOD-01": {"name": "虚构供应商", "incompatible": ["procureapp-create-vendor",
    "financeerp-approve-payment"]},
    "SOD-02": {"name": "自批采购", "incompatible": ["procureapp-create-po-requisition",
    "procureapp-approve-po"]},
    "SOD-03": {"name": "自授权限", "incompatible": ["keycloak-admin-console-manage-roles-permissions",
    "financeerp-approve-payment"]},
    "SOD-04": {"name": "付款只归财务", "only": {"duties": ["financeerp-approve-payment"],
    "units": ["finance"]}},
}


def northfield(*, cleaned: bool) -> Catalog:
    """A firm's roles as posts and its users as people, before or after the clean-up that took four entitlements away."""
    posts: dict[str, Any] = {}
    people: dict[str, Any] = {}
    for line in (DATA / "northfield.txt").read_text(encoding="utf-8").splitlines():
        word, *rest = line.split()
        if word == "role":
            posts[rest[0]] = {"name": rest[0], "unit": rest[1], "duties": rest[2:]}
        elif word == "user":
            held = [{"post": rest[1], "as": "primary", "from": "2020-01-01"}]
            people[rest[0]] = {"name": "张某", "assignments": held,
                **({} if cleaned or not rest[2:] else {"duties": rest[2:]})}
    duties = {duty: {"name": duty} for one in (*posts.values(),
        *people.values()) for duty in one.get("duties", ())}
    units = {post["unit"]: {"name": post["unit"]} for post in posts.values()}
    return catalog(units=units, posts=posts, people=people, duties=duties, sod_rules=NORTHFIELD_RULES)
