"""A column of disclosure that names no field, or one that may not be shown."""

from collections.abc import Iterator

from riskctl.disclosure.columns import NAMED, Form, asked, shows
from riskctl.disclosure.profile import fields_seen
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
    for name, entries in columns.items():
        if name not in KINDS and name not in NAMED:
            yield _hit(catalog, (name,), str(name), "kind", nearest(str(name), (*NAMED, *KINDS)))
        elif not isinstance(entries, list):
            yield _hit(catalog, (name,), str(name), "form")
        else:
            yield from _entries(catalog, name, entries, profile)


def _entries(catalog: Catalog, name: str, entries: list[object], profile: Disclosure) -> Iterator[Hit]:
    form = NAMED.get(name) or Form(name, ())
    met: set[str] = set()
    for at, entry in enumerate(entries):
        wanted = asked(entry)
        if wanted is None:
            yield _hit(catalog, (name, at), f"{name}.{entry}", "form" if isinstance(entry, dict) else "field")
            continue
        seen = shows(catalog.manifest, form, wanted.column, profile)
        if seen is None:
            near = nearest(wanted.column, (*form.known, *fields_seen(KINDS[form.kind], profile)))
            yield _hit(catalog, (name, at), f"{name}.{wanted.column}", "field", f"{name}.{near}" if near else "")
        elif not seen:
            yield _hit(catalog, (name, at), f"{name}.{wanted.column}", "profile", profile=profile)
        elif wanted.column in met:
            yield _hit(catalog, (name, at), f"{name}.{wanted.column}", "twice")
        met.add(wanted.column)


_PROBLEMS = {
    "form": Text("应写作 表或类别: [栏目, …]，改名的栏目写作 {column: 栏目, title: 名称}",
                 "is written table or kind: [column, …], with {column: …, title: …} to rename one"),
    "kind": Text("没有这种表，也没有这类记录", "is neither a table nor a kind of record"),
    "field": Text("没有这个栏目或字段", "is no column or field"),
    "twice": Text("写了两次", "is there twice"),
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
    fault=Text("清单规定的公开栏目既不是表的栏目也不是记录的字段，写了两次，或者超出了默认公开范围（disclosure.profile，没有写的为 "
               "public）。",
               "A column that the manifest asks for is neither a column of the table nor a field of its kind, is there twice, or is "
               "outside the default profile (disclosure.profile; public if not written)."),
    why=Text("公开范围是白名单：名单以外的字段一律不带出。栏目写错，表里就少一栏；栏目写多，白名单就成了摆设。",
             "Profiles are allow-lists: nothing else is carried. A misspelt column is missing from the table, and one too many "
             "would make the list worthless."),
    fix=Text("照表的栏目名（render … --format json 的 columns 列出）或 riskctl 的字段名改写（见 docs/format.md，嵌套字段写作 "
             "steps.name）；要改名的写作 {column: level, title: 风险等级}；确需内部栏目的，把 profile 改为 internal；"
             "公开风险点的，设 publish_risk_points。",
             "Write the key of the column (those of `render … --format json`) or the field as docs/format.md has it (steps.name for one "
             "in a block), {column: level, title: grade} to rename one; for internal columns set profile to internal; "
             "to publish risk points set publish_risk_points."),
    not_flagged=Text("没有写 columns 的；已设 publish_risk_points 时，风险点公示表的各栏（风险点、类型、表现形式、等级、措施、责任岗位等）。",
                     "No columns at all; with publish_risk_points, the columns of the published table of risk points (name, type, "
                     "manifestation, level, controls, posts)."),
)
