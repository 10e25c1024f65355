"""Find what the user names: a kind by any of its names, a record by its id."""

from collections.abc import Sequence

from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.power import Power


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
