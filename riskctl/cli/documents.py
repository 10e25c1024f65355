"""Carry out `riskctl render register|disclosure|powers|duties|institutions|coverage`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from riskctl.catalog.provenance import version_of
from riskctl.cli.lookup import level_named, post_named, profile_for, profile_named, type_named, unit_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, make_folder, on_disk, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.disclosure.columns import left_out
from riskctl.disclosure.forms import REGISTER_FORMS
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.table_file import FORMATS, TEXT_FORMATS, About, table_file
from riskctl.report.line import visible
from riskctl.report.published import Published, Selection, form_of, published
from riskctl.report.shown import shown_to
from riskctl.report.version import version_words
from riskctl.risk.scope import Scope


@dataclass(frozen=True)
class Wanted:
    """What a table is asked for: which, of what, for whom, in which format, where to."""

    options: Options
    table: str
    format: str = "html"
    out: Path | None = None
    output: Path | None = None
    profile: str | None = None
    font: Path | None = None
    form: str = "unit"
    units: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    only_holes: bool = False


def run_table(wanted: Wanted) -> int:
    """Write the table, and say where; the exit code is 3 if files of the catalog could not be read."""
    one_of("--format", wanted.format, FORMATS)
    one_of("--form", wanted.form, REGISTER_FORMS)
    asked = profile_named(wanted.profile)
    target = _target(wanted)
    session = Session.open(wanted.options)
    catalog = session.read()
    profile = profile_for(asked, catalog, session.language)
    language = wanted.options.language or written_language(catalog)
    selection = _selection(catalog, wanted)
    made = published(shown_to(catalog, profile), wanted.table, language, selection)
    _note_left_out(session, catalog, wanted, selection, profile)
    if made is None:
        raise _hidden(wanted.table, profile)
    version = version_words(version_of(session.root, catalog.files), language)
    about = About(catalog.as_of, language, catalog.manifest.name or "", version,
                  {"profile": profile.value, **made.facts}, wanted.font)
    _deliver(made, wanted, about, target)
    return note_unread(catalog, session)


def _target(wanted: Wanted) -> Path | None:
    """The file to write; None for the standard output. UserError where that cannot be."""
    if wanted.out is not None and wanted.output is not None:
        raise UserError("--out 和 --output 只能用一个。", "--out and --output exclude one another.")
    if wanted.out is not None:
        return wanted.out / f"{wanted.table}.{wanted.format}"
    if wanted.output is None and wanted.format not in TEXT_FORMATS:
        raise UserError(f"{wanted.format} 不能打印到屏幕：用 --output 文件名 或 --out 文件夹。",
                        f"{wanted.format} cannot be printed on the screen: name a file with --output or a folder with --out.")
    return wanted.output


def _selection(catalog: Catalog, wanted: Wanted) -> Selection:
    scope = Scope(frozenset(unit_named(catalog, name) for name in wanted.units),
                  frozenset(type_named(name) for name in wanted.types),
                  frozenset(level_named(catalog, name) for name in wanted.levels))
    return Selection(wanted.form, scope, frozenset(post_named(catalog, name) for name in wanted.posts), wanted.only_holes)


def _note_left_out(session: Session, catalog: Catalog, wanted: Wanted, selection: Selection, profile: Disclosure) -> None:
    """Say on stderr which columns of the manifest the table does not have."""
    columns = left_out(catalog.manifest, form_of(wanted.table, selection), profile)
    if columns:
        named = visible(", ".join(columns))
        said = f"“{profile.zh}”范围内没有这些栏目，已略去：{named}。" if session.language == "zh" else \
            f"the profile {profile.value} has no such columns, which are left out: {named}."
        print(f"riskctl: {said}", file=sys.stderr)


def _hidden(table: str, profile: Disclosure) -> UserError:
    """Why there is nothing to show, and what would show it."""
    if table == "coverage" or profile is not Disclosure.PUBLIC:
        return UserError(f"这张表的内容不在“{profile.zh}”范围之内；内部使用的，加 --profile internal。",
                         f"the profile {profile.value} shows nothing of this table; for use inside, add --profile internal.")
    return UserError("风险点没有对外公开；内部使用的，加 --profile internal；决定公开的，在 riskctl.yaml 的 disclosure 下设 "
                     "publish_risk_points: true。",
                     "risk points are not published; for use inside, add --profile internal; to publish them, set "
                     "publish_risk_points: true under disclosure in riskctl.yaml.")


def _deliver(made: Published, wanted: Wanted, about: About, target: Path | None) -> None:
    data = table_file(made.table, wanted.format, about)
    if target is None:
        sys.stdout.write(data.decode())
        return
    if wanted.out is not None:
        make_folder(wanted.out)
    write_atomically(target, on_disk(data, wanted.format))
    if wanted.out is not None:
        print(target)
