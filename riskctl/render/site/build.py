"""Every file of the site, each made when it is asked for."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from riskctl.findings import Rule
from riskctl.flow.sod_rules import BoundRule
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.address import page_path
from riskctl.render.site.frame import ASSETS, Entry, asset, page
from riskctl.render.site.home import home_body
from riskctl.render.site.lists import risk_finder
from riskctl.render.site.organization import duties_body, organization_body, post_body, unit_body
from riskctl.render.site.parts import scrolled
from riskctl.render.site.power_page import power_body
from riskctl.render.site.rule_pages import checks_in_force, rule_body, rules_body, sod_rule_body
from riskctl.render.site.site import Site
from riskctl.render.site.tables import FILES, Named, conflicts, file_of, holes, tables
from riskctl.report.html import Markup, element
from riskctl.report.page import table_markup
from riskctl.report.shown import shown_to
from riskctl.report.table import Table
from riskctl.separation.words import rule_name

HOME, RISKS, HOLES, CONFLICTS = "index.html", "risks.html", "holes.html", "conflicts.html"
ORGANIZATION, DUTIES, INSTITUTIONS, RULES = "organization.html", "duties.html", "institutions.html", "rules.html"
MARK = "riskctl-site.json"
"""The file by which a folder is known to be a site that riskctl wrote: under `files` it names all others."""


class Planned(NamedTuple):
    """A file of the site: its path with `/`, and what makes its bytes."""

    path: str
    make: Callable[[], bytes]


def site_files(catalog: Catalog, profile: Disclosure, language: Language, version: str = "") -> Sequence[Planned]:
    """The files of the site that shows the catalog to whoever the profile is for, each path once.

    `version` is the revision that every page names, '' for none.
    """
    files = tuple(_Plan(Site(shown_to(catalog, profile), language, version)).files())
    return (Planned(MARK, partial(_mark, tuple(sorted(file.path for file in files)))), *files)


def _mark(paths: Sequence[str]) -> bytes:
    return (json.dumps({"riskctl": 1, "files": paths}, indent=1) + "\n").encode()


class _Plan:
    """Which pages there are, and what stands on them."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def files(self) -> Iterator[Planned]:
        """Every file."""
        yield from (Planned(name, partial(asset, name)) for name in ASSETS)
        yield from (Planned(self._file(one), partial(file_of, self.site, one.table)) for one in self.tables)
        yield Planned(HOME, self._home)
        yield from (Planned(path, make) for path, _, make in self._sections)
        yield from self._records()
        yield from self._rules()

    @cached_property
    def tables(self) -> Sequence[Named]:
        """The tables to be taken away."""
        return tuple(tables(self.site))

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """What every page leads to."""
        return (Entry(HOME, self.site.words("首页", "Home")), *(Entry(path, title) for path, title, _ in self._sections))

    @cached_property
    def _sections(self) -> Sequence[tuple[str, str, Callable[[], bytes]]]:
        """The parts of the site besides its first page: path, title, and what makes the page."""
        site = self.site
        found: list[tuple[str, str, Callable[[], bytes]]] = []
        if site.points:
            title = site.words("风险点", "Risk points")
            found.append((RISKS, title, lambda: self._page(RISKS, title, [risk_finder(site, RISKS)])))
        if site.seen.units or site.seen.posts:
            posts = site.words("机构与岗位", "Units and posts")
            found.append((ORGANIZATION, posts, lambda: self._page(ORGANIZATION, posts, organization_body(site, ORGANIZATION))))
        if site.seen.posts:
            duties = site.words("岗位职责", "Duties")
            found.append((DUTIES, duties, lambda: self._page(DUTIES, duties, duties_body(site))))
        found += [(INSTITUTIONS, site.words("制度", "Institutions"), partial(self._table_page, INSTITUTIONS, one.table))
                  for one in self.tables if one.name == "institutions"]
        holed = holes(site) if site.points and not site.is_public else None
        if holed is not None:
            found.append((HOLES, site.words("防控缺口", "Holes"), partial(self._table_page, HOLES, holed)))
        conflicted = None if site.is_public else conflicts(site)
        if conflicted is not None:
            found.append((CONFLICTS, site.words("职责冲突", "Conflicts"), partial(self._table_page, CONFLICTS, conflicted)))
        rules = site.words("规则", "Rules")
        found.append((RULES, rules, lambda: self._page(RULES, rules, rules_body(site, RULES))))
        return found

    def _records(self) -> Iterator[Planned]:
        site = self.site
        for power in site.powers.values():
            yield Planned(site.path(power.id), partial(self._of, HOME, power.id, power.label, partial(power_body, site, power)))
        for post in site.seen.posts.values():
            yield Planned(site.path(post.id), partial(self._of, ORGANIZATION, post.id, post.label, partial(post_body, site, post)))
        for unit in site.seen.units.values():
            yield Planned(site.path(unit.id), partial(self._of, ORGANIZATION, unit.id, unit.label, partial(unit_body, site, unit)))

    def _rules(self) -> Iterator[Planned]:
        for rule in checks_in_force(self.site):
            yield Planned(page_path("rules", rule.code), partial(self._rule, rule))
        for bound in self.site.sod_rules:
            yield Planned(page_path("sod_rules", bound.id), partial(self._sod_rule, bound))

    def _home(self) -> bytes:
        title = self.site.words("权力运行公开", "Powers and how they are exercised") if self.site.is_public else \
            self.site.words("权力运行与廉政风险防控", "Powers, integrity risks and controls")
        return self._page(HOME, title, home_body(self.site, HOME, [(self._file(one), one.table.title) for one in self.tables]))

    def _of(self, section: str, id: str, title: str, body: Callable[[], Iterator[Markup]]) -> bytes:
        return page(self.site, self.entries, self.site.path(id), title, *body(), code=id, of=section)

    def _rule(self, rule: Rule) -> bytes:
        path = page_path("rules", rule.code)
        title = rule.fault.in_(self.site.language)
        return page(self.site, self.entries, path, title, *rule_body(self.site, path, rule), code=f"{rule.code} {rule.name}", of=RULES)

    def _sod_rule(self, rule: BoundRule) -> bytes:
        path = page_path("sod_rules", rule.id)
        return page(self.site, self.entries, path, rule_name(rule, self.site.language), *sod_rule_body(self.site, path, rule),
                    code=rule.id, of=RULES)

    def _page(self, path: str, title: str, body: Iterator[Markup] | Sequence[Markup]) -> bytes:
        return page(self.site, self.entries, path, title, *body, of=path)

    def _table_page(self, path: str, table: Table) -> bytes:
        # What a table sums up to stands before it, what it leaves out below.
        notes = [element("p", note, class_="note") for note in table.notes]
        empty = element("p", self.site.words("没有。", "There are none."))
        title = next(entry.title for entry in self.entries if entry.path == path)
        return self._page(path, title, [*notes[:1], scrolled(table.title, table_markup(table, "listing")) if table.rows else empty, *notes[1:]])

    def _file(self, one: Named) -> str:
        return f"tables/{one.name}.{FILES}"
