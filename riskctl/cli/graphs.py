"""Carry out `riskctl render sod`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from riskctl.catalog.provenance import version_of
from riskctl.cli.lookup import post_named, profile_for, profile_named, unit_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, on_disk, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.render.graphs.conflicts import conflicts_among
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.dot import dot
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import Graph, check_legible
from riskctl.render.printing import pdf, png
from riskctl.render.svg import svg
from riskctl.render.table_file import FORMATS, TEXT_FORMATS, About, table_file
from riskctl.report.page import footer_of
from riskctl.report.shown import Shown, shown_to
from riskctl.report.version import version_words

KINDS = ("duties", "reporting", "post")
DRAWN = ("svg", "png", "pdf", "dot")
_ON_SCREEN = ("svg", "dot", *TEXT_FORMATS)
_AUTO = "auto"


@dataclass(frozen=True)
class Wanted:
    """What `render sod` is asked for."""

    options: Options
    kind: str
    format: str
    output: Path | None
    profile: str | None
    units: tuple[str, ...]
    posts: tuple[str, ...]
    font: Path | None


def run_graph(wanted: Wanted) -> int:
    """Write the graph, or its matrix; UserError for what cannot be asked or read."""
    one_of("KIND", wanted.kind, KINDS)
    one_of("--format", wanted.format, (_AUTO, *DRAWN, *(format for format in FORMATS if format not in DRAWN)))
    asked = profile_named(wanted.profile)
    session = Session.open(wanted.options)
    catalog = session.read()
    profile = profile_for(asked, catalog, session.language)
    language = wanted.options.language or written_language(catalog)
    graph = _graph(shown_to(catalog, profile), wanted, language)
    if not graph.vertices:
        raise UserError("没有可画的：这一口径和范围内没有岗位；人员直接具有的职责用 riskctl sod matrix people 查看。",
                        "there is nothing to draw: no post is within this profile and scope; "
                        "for duties that people have directly see `riskctl sod matrix people`.")
    format = _format(graph, wanted)
    if wanted.output is None and format not in _ON_SCREEN:
        raise UserError(f"{format} 不能打印到屏幕：用 --output 文件名。", f"{format} cannot be printed on the screen: name a file with --output.")
    version = version_words(version_of(session.root, catalog.files), language)
    about = About(catalog.as_of, language, catalog.manifest.name or "", version, {"profile": profile.value}, wanted.font)
    data = _bytes(graph, format, wanted, about)
    if wanted.output is None:
        emit(data.decode())
    else:
        write_atomically(wanted.output, on_disk(data, format))
        print(wanted.output)
    if wanted.format == _AUTO and format != "svg":
        session_says = ("图太大，画出来看不清，改为矩阵；用 --unit 或 --post 缩小范围可得到图。" if session.language == "zh" else
                        "the graph is too large to be read, so this is its matrix; narrow it with --unit or --post for a drawing.")
        print(f"riskctl: {session_says}", file=sys.stderr)
    return note_unread(catalog, session)


def _graph(shown: Shown, wanted: Wanted, language: Language) -> Graph:
    catalog: Catalog = shown.whole
    units = frozenset(unit_named(catalog, name) for name in wanted.units)
    posts = frozenset(post_named(catalog, name) for name in wanted.posts)
    conflicts = conflicts_among(shown)
    if wanted.kind == "post":
        if len(posts) != 1 or units:
            raise UserError("render sod post 要用 --post 指定一个岗位。", "render sod post needs one post: name it with --post.")
        return neighbourhood(shown, next(iter(posts)), language, conflicts)
    chosen = posts_of(shown, units, posts)
    draw = duty_map if wanted.kind == "duties" else reporting_lines
    return draw(shown, chosen, language, conflicts)


def _format(graph: Graph, wanted: Wanted) -> str:
    """The format to write: the one asked for, else a drawing where it can be read, else the matrix where there is one."""
    has_matrix = wanted.kind == "duties"
    if wanted.format == _AUTO:
        if has_matrix and not graph.is_legible:
            return "html"
        check_legible(graph, has_matrix=has_matrix)
        return "svg"
    if wanted.format in DRAWN:
        check_legible(graph, has_matrix=has_matrix)
    elif not has_matrix:
        listed = ", ".join(DRAWN)
        raise UserError(f"render sod {wanted.kind} 没有矩阵：--format 只能是 {listed}。",
                        f"render sod {wanted.kind} has no matrix: --format is one of {listed}.")
    return wanted.format


def _bytes(graph: Graph, format: str, wanted: Wanted, about: About) -> bytes:
    if format == "dot":
        return dot(graph).encode()
    if format not in DRAWN:
        return table_file(duty_matrix(graph, about.language), format, about)
    drawn = picture(graph, about.language, f"{about.owner} {footer_of(about.as_of, about.language, about.version)}".strip())
    match format:
        case "pdf":
            return pdf((drawn,), wanted.font)
        case "png":
            return png(drawn, 150, wanted.font)
        case _:
            return svg(drawn).encode()
