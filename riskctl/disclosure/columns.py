"""The columns of the published tables: those of the usual forms, and those that a manifest asks for instead.

A column is called by its key in the form, or by a field of the records that the table is about (`time_limit.promised`).
`reads` are the fields that a column is written from, each as kind and path; a profile shows the column if it lets any of
them through.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riskctl.disclosure.forms import (
    COVERAGE,
    DUTIES,
    INSTITUTIONS,
    POWER,
    POWER_RISKS,
    POWERS,
    REGISTERS,
    Column,
)
from riskctl.disclosure.profile import block_in, sees_field
from riskctl.model.block import Block
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.manifest import Manifest
from riskctl.model.vocabulary import Disclosure


class Form(NamedTuple):
    """A published table: the kind of record that it is about, its usual columns, and further ones that it can have.

    `settings` are the entries of `disclosure.columns` in the manifest that choose its columns, the first that is there.
    """

    kind: str
    usual: tuple[Column, ...]
    further: tuple[Column, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def known(self) -> Mapping[str, Column]:
        """Every column of the form by its key."""
        return {column.key: column for column in reversed((*self.usual, *self.further))}


_OF_REGISTERS = tuple(column for form in REGISTERS.values() for column in form)
FORMS: Mapping[str, Form] = {
    **{f"register-{name}": Form("risk_points", form, _OF_REGISTERS, ("register", "risk_points"))
       for name, form in REGISTERS.items()},
    f"register-{POWER}": Form("powers", POWER_RISKS),
    "disclosure": Form("risk_points", REGISTERS["posting"], _OF_REGISTERS, ("disclosure", "risk_points")),
    "powers": Form("powers", *POWERS, ("powers",)),
    "duties": Form("posts", *DUTIES, ("posts",)),
    "institutions": Form("institutions", *INSTITUTIONS, ("institutions",)),
    "coverage": Form("risk_points", COVERAGE, settings=("coverage",)),
}
"""The tables by name; the register has several forms."""

NAMED: Mapping[str, Form] = {
    "register": FORMS["register-unit"], "disclosure": FORMS["disclosure"], "coverage": FORMS["coverage"],
    "risk_points": FORMS["register-unit"], "powers": FORMS["powers"], "posts": FORMS["duties"],
    "institutions": FORMS["institutions"],
}
"""What `disclosure.columns` may name beside kinds of records, and the kinds that are tables of their own."""


class Asked(NamedTuple):
    """A column that a manifest asks for, by key or field, and what it is to be called ('' for its usual title)."""

    column: str
    title: str


class Chosen(NamedTuple):
    """A column of a table as it is to be written."""

    key: str
    title: str
    group: str
    is_field: bool


def asked(entry: object) -> Asked | None:
    """The column that an entry of the manifest asks for: its name, or a mapping of `column` and `title`; None if neither."""
    if isinstance(entry, str):
        return Asked(entry, "")
    if not isinstance(entry, dict) or not {"column"} <= entry.keys() <= {"column", "title"}:
        return None
    column, title = entry["column"], entry.get("title", "")
    return Asked(column, title) if isinstance(column, str) and isinstance(title, str) else None


def shows(manifest: Manifest, form: Form, name: str, profile: Disclosure) -> bool | None:
    """Whether the profile shows a column of the form; None if there is none of the name."""
    column = form.known.get(name)
    if column is None:
        return sees_field(manifest, form.kind, name, profile) if name else None
    if not column.reads:
        return True
    parted = (read.partition(".") for read in column.reads)
    return any(sees_field(manifest, kind, path, profile) for kind, _, path in parted)


def chosen(manifest: Manifest, form: Form, profile: Disclosure, language: Language) -> tuple[Chosen, ...]:
    """The columns of the form that the profile shows, as the manifest wants them or else as usual, each once.

    None where all that is left are columns that say nothing of the catalog, such as the number of the row.
    """
    wanted = _wanted(manifest, form)
    found: dict[str, Chosen] = {}
    for one in wanted if wanted is not None else [Asked(column.key, "") for column in form.usual]:
        if one.column not in found and shows(manifest, form, one.column, profile):
            found[one.column] = _chosen(form, one, language)
    says_something = any(one.is_field or form.known[one.key].reads for one in found.values())
    return tuple(found.values()) if says_something else ()


def usual(columns: Sequence[Column], language: Language) -> tuple[Chosen, ...]:
    """The columns as they are, whoever sees them."""
    return tuple(_usual(column, "", language) for column in columns)


def left_out(manifest: Manifest, form: Form, profile: Disclosure) -> tuple[str, ...]:
    """The columns that the manifest asks for and the table does not have: beyond the profile, or unknown."""
    return tuple(one.column for one in _wanted(manifest, form) or () if not shows(manifest, form, one.column, profile))


def _wanted(manifest: Manifest, form: Form) -> Sequence[Asked] | None:
    """What the manifest asks for in the form; None where it leaves the usual columns."""
    held = manifest.disclosure.node.get("columns") if manifest.disclosure else None
    columns = held if isinstance(held, dict) else {}
    entries = next((columns[name] for name in form.settings if isinstance(columns.get(name), list)), None)
    return None if not entries else [one for one in map(asked, entries) if one is not None]


def _chosen(form: Form, one: Asked, language: Language) -> Chosen:
    column = form.known.get(one.column)
    if column is None:
        return Chosen(one.column, one.title or field_title(form.kind, one.column).in_(language), "", True)
    return _usual(column, one.title, language)


def _usual(column: Column, title: str, language: Language) -> Chosen:
    return Chosen(column.key, title or column.title.in_(language), column.group.in_(language) if column.group else "", False)


def field_title(kind: str, path: str) -> Text:
    """What a field of the kind is called (`steps.name`: 环节：名称); the path itself where there is none."""
    titles: list[Text] = []
    block: type[Block] | None = KINDS[kind]
    for key in path.split("."):
        field = block.field_table().get(key) if block else None
        if field is None:
            return Text(path, path)
        titles.append(field.title)
        block = block_in(field.value)
    return Text("：".join(title.zh for title in titles), ": ".join(title.en for title in titles))
