"""A column of disclosure that names no field, or one that may not be shown."""

from collections.abc import Iterator

from riskctl.disclosure.profile import fields_seen, sees_field
from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.vocabulary import Disclosure


def check(catalog: Catalog) -> Iterator[Hit]:
    settings = catalog.manifest.disclosure
    columns = settings.node.get("columns") if settings else None
    if settings is None or columns is None:
        return
    if not isinstance(columns, dict):
        yield _hit(catalog, (), "", "form")
        return
    profile = settings.profile or Disclosure.PUBLIC
    for kind, paths in columns.items():
        if kind not in KINDS:
            yield _hit(catalog, (kind,), str(kind), "kind", nearest(str(kind), KINDS))
        elif not isinstance(paths, list):
            yield _hit(catalog, (kind,), str(kind), "form")
        else:
            for at, path in enumerate(paths):
                yield from _path(catalog, kind, path, at, profile)


def _path(catalog: Catalog, kind: str, path: object, at: int, profile: Disclosure) -> Iterator[Hit]:
    seen = sees_field(catalog.manifest, kind, path, profile) if isinstance(path, str) else None
    if seen is None:
        near = nearest(str(path), fields_seen(KINDS[kind], profile))
        yield _hit(catalog, (kind, at), f"{kind}.{path}", "field", f"{kind}.{near}" if near else "")
    elif not seen:
        yield _hit(catalog, (kind, at), f"{kind}.{path}", "profile", profile=profile)


_PROBLEMS = {
    "form": Text("应写作 类别: [字段, …]", "is written kind: [field, …]"),
    "kind": Text("没有这类记录", "is no kind of record"),
    "field": Text("没有这个字段", "is no field"),
}


def _hit(catalog: Catalog, path: tuple[str | int, ...], column: str, problem: str, near: str = "",
         profile: Disclosure = Disclosure.PUBLIC) -> Hit:
    said = _PROBLEMS.get(problem) or Text(f"不在“{profile.zh}”范围之内", f"is outside the profile {profile.value}")
    return Hit(catalog.manifest.place_of("disclosure", "columns", *path), None, "disclosure.columns",
               {"column": column or "columns", "problem": problem, "said_zh": said.zh, "said_en": said.en, "suggestion": near})


RULE = Rule(
    "DS107", "unknown-column", Severity.ERROR, since="0.1", check=check, cause=("column", "problem"),
    message=Text("清单 disclosure.columns 的“{column}”{said_zh}{suggestion:suggestion}",
                 "'{column}' in disclosure.columns of the manifest {said_en}{suggestion:suggestion}"),
    fault=Text("清单规定的公开栏目不是记录的字段，或者超出了默认公开范围（disclosure.profile，没有写的为 public）。",
               "A column that the manifest asks for is no field of its kind, or is outside the default profile "
               "(disclosure.profile; public if not written)."),
    why=Text("公开范围是白名单：名单以外的字段一律不带出。栏目写错，表里就少一栏；栏目写多，白名单就成了摆设。",
             "Profiles are allow-lists: nothing else is carried. A misspelt column is missing from the table, and one too many "
             "would make the list worthless."),
    fix=Text("照 riskctl 的字段名改写（见 docs/format.md，嵌套字段写作 steps.name）；确需内部栏目的，把 profile 改为 internal；"
             "公开风险点的，设 publish_risk_points。",
             "Write the field as docs/format.md has it (steps.name for one in a block); for internal columns set profile to internal; "
             "to publish risk points set publish_risk_points."),
    not_flagged=Text("没有写 columns 的；已设 publish_risk_points 时，风险点公示表的各栏（风险点、类型、表现形式、等级、措施、责任岗位等）。",
                     "No columns at all; with publish_risk_points, the columns of the published table of risk points (name, type, "
                     "manifestation, level, controls, posts)."),
)
