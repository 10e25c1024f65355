"""Carry out `riskctl validate`: read, check, compare with base and baseline, report, and decide the exit code."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl import __version__
from riskctl.catalog.discover import Found, find_files
from riskctl.catalog.limits import Limits, with_options
from riskctl.cli import cache
from riskctl.cli.remembering import run_as_json, run_from_json
from riskctl.cli.request import Request
from riskctl.cli.session import Session, emit, spare_the_catalog, write_atomically
from riskctl.errors import UserError, in_chinese
from riskctl.findings import Finding, Rule, Severity
from riskctl.report.run import Prefixes, Run

if TYPE_CHECKING:
    from riskctl.check.baseline import Entry


def run_validate(request: Request) -> int:
    """Check, report, and give the exit code."""
    request.check_words()
    session = Session.open(request.options)
    _spare_the_catalog(request, session)
    scope = _scope(session.root, request.paths)
    limits = with_options(Limits(), list(request.limits))
    run = _dressed(request, session, _checked(request, session, limits))
    run = _with_baseline(request, session, run)
    if scope is not None:
        kept = tuple(finding for finding in run.outcome.findings if _touches(finding, scope))
        run = replace(run, outcome=replace(run.outcome, findings=kept))
    emit(render(run, request), request.output)
    _explain_crashes(run)
    return exit_code(run)


def _spare_the_catalog(request: Request, session: Session) -> None:
    """UserError where the report would overwrite a file of the catalog."""
    if request.output is not None:
        spare_the_catalog(request.output, session.root)


def _scope(root: Path, paths: tuple[Path, ...]) -> Callable[[str], bool] | None:
    """Whether a file of the catalog is below one of the paths; None if all are."""
    if not paths:
        return None
    wanted = []
    for path in paths:
        full = path.resolve()
        if full != root and root not in full.parents:
            raise UserError(f"{path} 不在目录 {root} 之内。", f"{path} is not inside the catalog {root}.")
        if not full.exists():
            raise UserError(f"没有 {path}。", f"there is no {path}.")
        wanted.append(full.relative_to(root).as_posix())
    return lambda file: any(one == "." or file == one or file.startswith(f"{one}/") for one in wanted)


def _touches(finding: Finding, scope: Callable[[str], bool]) -> bool:
    """Whether the finding, or a place that belongs to it, lies in the scope."""
    return scope(finding.hit.at.file) or any(scope(related.place.file) for related in finding.hit.related)


def _checked(request: Request, session: Session, limits: Limits) -> Run:
    """The run against the base, or on the catalog as it stands: from the cache if all that it follows from is the same."""
    if request.base:
        from riskctl.cli.fresh import run_against_base

        return run_against_base(request, session, limits)
    found = find_files(session.root, limits)
    tool = cache.tool_digest() if request.use_cache else ""
    name = _cache_name(request, limits, found, tool) if tool else ""
    content = cache.load(name) if name else None
    if content is not None:
        run = run_from_json(content, lambda: _rules_for(request), __version__)
        if run is not None:
            return run
    from riskctl.cli.fresh import fresh_run

    run = fresh_run(request, session, limits, found, tool if name else "")
    if name and not run.outcome.crashes:
        cache.store(name, run_as_json(run))
    return run


def _rules_for(request: Request) -> tuple[Rule, ...]:
    """Every rule, for the format that lists them all."""
    if request.format != "sarif":
        return ()
    from riskctl.rules import all_rules

    return all_rules()


def _cache_name(request: Request, limits: Limits, found: Found, tool: str) -> str:
    """A name for everything that the findings follow from."""
    parts: list[bytes | str] = [tool, request.options.day().isoformat(), repr(limits), repr(found.faults),
                                repr((request.select, request.ignore, request.use_waivers, request.deep)), repr(found.unread),
                                "no manifest" if found.manifest is None else "manifest", found.manifest or b""]
    for file, data in found.files.items():
        parts += [file, hashlib.sha256(data).digest()]
    return f"run-{cache.digest(parts)}"


def _dressed(request: Request, session: Session, run: Run) -> Run:
    """The run in the language and with the paths that its reader needs."""
    to_screen = request.format == "text" and request.output is None
    language = session.language if to_screen else request.options.language or run.language
    return replace(run, language=language, prefixes=_prefixes(request, session), fail_on=_threshold(request.fail_on))


def _with_baseline(request: Request, session: Session, run: Run) -> Run:
    """The run with frozen findings marked and the entries counted that no longer occur; writes the baseline if asked."""
    path = request.baseline or request.write_baseline
    if path is None:
        return run
    from riskctl.check import baseline as baselines

    old = _read_baseline(request, session, path)
    if old is None and request.write_baseline is None:
        raise UserError(f"没有基线文件 {path}；先用 --write-baseline {path} 建立。",
                        f"there is no baseline {path}; make it with --write-baseline {path}.")
    outcome = run.outcome
    gone = baselines.unused(outcome.findings, old or {}, outcome.ran, whole=not run.unread and not request.base)
    if request.write_baseline is not None:
        old = baselines.shrunk(outcome.findings, old, gone, request.options.day())
        write_atomically(request.write_baseline, baselines.baseline_text(old).encode())
        gone = ()
    marked = baselines.apply_baseline(outcome.findings, old or {})
    return replace(run, outcome=replace(outcome, findings=marked), baseline_unused=len(gone))


def _read_baseline(request: Request, session: Session, path: Path) -> "dict[str, Entry] | None":
    """The baseline as it stands in the work tree, or in the base revision where one is given."""
    from riskctl.check import baseline as baselines

    if request.base:
        from riskctl.catalog import revision
        from riskctl.cli.fresh import base_commit

        text = revision.text_at(session.root, base_commit(session.root, request.base), path)
        return baselines.read_baseline(text, str(path)) if text is not None else {}
    if not path.exists():
        return None
    try:
        return baselines.read_baseline(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError:
        raise UserError(f"{path} 不是 riskctl 的基线文件。", f"{path} is no baseline of riskctl.") from None
    except OSError as error:
        raise UserError(f"无法读取 {path}：{in_chinese(error)}。", f"{path} cannot be read: {error.strerror}.",
                        unreadable=True) from None


def _prefixes(request: Request, session: Session) -> Prefixes:
    text = session.prefix_from(Path.cwd())
    if request.format in ("text", "json"):
        return Prefixes(text=text)
    from riskctl.catalog import revision

    top = revision.top_level(session.root)
    return Prefixes(text=text, repository=session.prefix_from(top) if top else text)


def render(run: Run, request: Request) -> str:
    """The report in the format asked for."""
    match request.format:
        case "json":
            from riskctl.report.json_document import json_document

            return json_document(run)
        case "sarif":
            from riskctl.report.sarif import sarif

            return sarif(run)
        case "junit":
            from riskctl.report.junit import junit

            return junit(run)
        case "github":
            from riskctl.report.github import github

            return github(run)
        case "gitlab":
            from riskctl.report.gitlab import gitlab

            return gitlab(run)
        case _:
            from riskctl.cli.paint import painter
            from riskctl.report.text import text_report

            colour = request.options.use_colour() and request.output is None
            return text_report(run, painter(colour), statistics=request.statistics)


def _explain_crashes(run: Run) -> None:
    for crash in run.outcome.crashes:
        line = crash.trace.strip().splitlines()[-1]
        zh, en = f"规则 {crash.code} 出错：{line}", f"the rule {crash.code} crashed: {line}"
        print(f"riskctl: {zh if run.language == 'zh' else en}", file=sys.stderr)


def exit_code(run: Run) -> int:
    """0 clean, 1 findings at or above the severity, 3 something not read or not decided."""
    if run.unread or run.outcome.crashes:
        return 3
    return 1 if run.failing else 0


def _threshold(fail_on: str) -> Severity | None:
    return next((severity for severity in Severity if severity.value == fail_on), None)
