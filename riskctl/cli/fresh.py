"""Runs of the rules: on the catalog as it stands, or against a base revision. Imported only where nothing is cached."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from riskctl import __version__
from riskctl.catalog import revision
from riskctl.catalog.assemble import assemble, lowered
from riskctl.catalog.discover import Found, found_anew
from riskctl.catalog.limits import Limits
from riskctl.check import base as base_check
from riskctl.check.engine import run_rules
from riskctl.check.settings import Settings, settings_for
from riskctl.cli.facts import FileMemory, recall
from riskctl.cli.request import Request
from riskctl.cli.session import Session, written_language
from riskctl.model.catalog import Catalog
from riskctl.model.language import Text
from riskctl.report.run import Run, run_of
from riskctl.rules import all_rules


def fresh_run(request: Request, session: Session, limits: Limits, found: Found, tool: str) -> Run:
    """The run anew, from the remembered contents of files where there are any; `tool` is empty to remember nothing."""
    memory = recall(found, str(session.root), tool, limits) if tool else FileMemory("", {})
    known = memory.known()

    def read(without: frozenset[str]) -> Catalog:
        kept = {file: content for file, content in known.items() if file not in without}
        return assemble(found_anew(found), str(session.root), request.options.day(), limits, remembered=kept)

    def locate(files: frozenset[str]) -> Catalog | None:
        return None if files.isdisjoint(known) else _settings(request, read(files))[0]

    catalog, settings = _settings(request, read(frozenset()))
    hits = memory.hits(catalog, all_rules(), settings)
    outcome = run_rules(catalog, settings, all_rules(), locate=locate, known=hits)
    memory.remember(catalog, hits, is_of_all=not (request.select or request.ignore))
    return run_of(catalog, outcome, all_rules(), written_language(catalog), __version__)


def _settings(request: Request, catalog: Catalog) -> tuple[Catalog, Settings]:
    settings, faults = settings_for(catalog.manifest, all_rules(), request.select, request.ignore,
                                    use_waivers=request.use_waivers, deep=request.deep)
    return (replace(catalog, faults=(*catalog.faults, *faults)) if faults else catalog), settings


def run_against_base(request: Request, session: Session, limits: Limits) -> Run:
    """What the work tree has and the merge base with the revision has not."""
    name = request.base or ""
    start = base_commit(session.root, name)
    day = request.options.day()
    before, before_settings = _settings(request, revision.read_revision(session.root, start, day, limits))
    limits, _ = lowered(limits, before.manifest)
    after, after_settings = _settings(request, session.read(limits, fixed_limits=True))
    outcome = base_check.new_findings(base_check.Side(before, before_settings), base_check.Side(after, after_settings),
                                      all_rules())
    run = run_of(after, outcome, all_rules(), written_language(after), __version__)
    unread = (*run.unread, *(f"{name}:{file}" for file in before.unread))
    return replace(run, unread=unread, gate_changes=tuple(_gate_changes(before, after, name)))


def _gate_changes(before: Catalog, after: Catalog, name: str) -> Iterable[Text]:
    if not before.files and not before.manifest.node:
        return [Text(f"{name} 里还没有这个目录，全部问题都算新增", f"there is no such catalog in {name}: every finding counts as new")]
    return base_check.gate_changes(before, after)


def base_commit(root: Path, name: str) -> str:
    """The commit where the work tree's branch and the revision have parted."""
    commit = revision.resolve_revision(root, name)
    head = revision.resolve_revision(root, "HEAD")
    return revision.merge_base(root, commit, head)
