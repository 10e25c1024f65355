"""Find what the user names: a kind by any of its names, a record by its id, a unit, type or level by name or id."""

import sys
from collections.abc import Mapping, Sequence

from riskctl.cli.options import one_of
from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.model.vocabulary import Disclosure, RiskType


def kind_named(name: str) -> str:
    """The kind that goes by this name, singular or plural, in English or Chinese; UserError if none does."""
    wanted = name.lower().replace("-", "_").replace(" ", "_")
    names: dict[str, str] = {}
    for kind, record in KINDS.items():
        names |= {kind: kind, record.title.en.replace(" ", "_"): kind, record.plural.en.replace(" ", "_"): kind,
                  record.title.zh: kind, record.__name__.lower(): kind}
    if wanted in names:
        return names[wanted]
    near = nearest(wanted, names)
    kinds = ", ".join(KINDS)
    raise UserError(f"没有类别 {name!r}{f'；是不是 {near}？' if near else '。'}类别有：{kinds}。",
                    f"there is no kind {name!r}{f'; did you mean {near}?' if near else '.'} The kinds are {kinds}.")


def record_named(catalog: Catalog, id: str) -> Record:
    """The record with this id, or the power of this step; UserError with the nearest id if there is none."""
    record = catalog.by_id.get(id) or catalog.by_id.get(id.split("/")[0])
    if record is not None and ("/" not in id or id in catalog.steps):
        return record
    near = nearest(id, catalog.steps if "/" in id else catalog.by_id)
    raise UserError(f"没有编号为 {id!r} 的记录{f'；是不是 {near}？' if near else '。'}",
                    f"there is no record {id!r}{f'; did you mean {near}?' if near else '.'}")


def unit_named(catalog: Catalog, name: str) -> str:
    """The id of the unit of that name or id; UserError with the nearest if there is none."""
    known = {label: unit.id for unit in catalog.units.values() for label in (unit.label, unit.id)}
    return _found("--unit", name, known)


def type_named(name: str) -> RiskType:
    """The type of risk of that name in either language; UserError if there is none."""
    known = {label: one for one in RiskType for label in (one.zh, one.en, str(one.value))}
    return RiskType(_found("--type", name, {label: str(one.value) for label, one in known.items()}))


def level_named(catalog: Catalog, name: str) -> str:
    """The id of the level of that name or id in the scheme in force; UserError if there is none."""
    if catalog.level_scheme is None:
        raise UserError(f"--level {name!r}：没有可用的等级方案。", f"--level {name!r}: there is no level scheme in force.")
    levels = catalog.level_scheme.levels
    return _found("--level", name, {label: level.id for level in levels if level.id for label in (level.label or level.id, level.id)})


def _found(option: str, name: str, known: Mapping[str, str]) -> str:
    """The id that goes by the name; UserError with those there are, or the nearest."""
    if name in known:
        return known[name]
    near = nearest(name, known)
    ids = list(dict.fromkeys(known.values()))
    listed = f"{', '.join(ids[:12])}{', …' if len(ids) > 12 else ''}"
    raise UserError(f"{option} {name!r}：没有{f'；是不是 {near}？' if near else '。'}可用：{listed}。",
                    f"{option} {name!r}: there is none{f'; did you mean {near}?' if near else '.'} There are: {listed}.")


def profile_named(name: str | None) -> Disclosure | None:
    """The profile of that name, None where none is named; UserError if there is none such."""
    if name is None:
        return None
    one_of("--profile", name, [profile.value for profile in Disclosure])
    return Disclosure(name)


def profile_for(asked: Disclosure | None, catalog: Catalog, language: Language) -> Disclosure:
    """The profile that is asked for, else the one of the manifest, else `public`.

    Where the manifest lets through more than what is public, a note says so.
    """
    if asked is not None:
        return asked
    said = catalog.manifest.disclosure.profile if catalog.manifest.disclosure else None
    if said is None or said is Disclosure.PUBLIC:
        return Disclosure.PUBLIC
    note = Text(f"按清单的 disclosure.profile 用 {said.value} 口径，不得对外公开；对外的用 --profile public。",
                f"the profile is {said.value}, as disclosure.profile of the manifest says: not to be made public. For the public, "
                "use --profile public.")
    print(f"riskctl: {note.in_(language)}", file=sys.stderr)
    return said


def post_named(catalog: Catalog, name: str) -> str:
    """The id of the post of that name or id; UserError with the nearest if there is none."""
    return _found("--post", name, {label: post.id for post in catalog.posts.values() for label in (post.label, post.id)})


def powers_named(catalog: Catalog, ids: Sequence[str], *, every: bool) -> tuple[Power, ...]:
    """The powers with these ids, or every one in force that has a process; UserError for one that is none or has none."""
    from riskctl.flow.process import processes

    if every:
        return tuple(power for power, _ in processes(catalog))
    if not ids:
        raise UserError("写出事项编号，或用 --all 取全部。", "Name powers, or take all with --all.")
    for id in ids:
        if id not in catalog.powers:
            near = nearest(id, catalog.powers)
            raise UserError(f"没有权力事项 {id!r}{f'；是不是 {near}？' if near else '。'}",
                            f"there is no power {id!r}{f'; did you mean {near}?' if near else '.'}")
        if not catalog.powers[id].steps:
            raise UserError(f"权力事项 {id} 没有流程。", f"the power {id} has no process.")
    return tuple(catalog.powers[id] for id in dict.fromkeys(ids))
