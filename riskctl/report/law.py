"""Laws in words: which there are, what is known of each, and what became of every citation of a catalog."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from riskctl.findings import Finding
from riskctl.flow.citing import Mark, by_text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.law import Counting, Law, LawVersion
from riskctl.model.place import Place
from riskctl.model.quantity import Citation
from riskctl.model.vocabulary import Certainty
from riskctl.report.json_document import written
from riskctl.report.line import place_text
from riskctl.report.table import Cell, Table

_COLUMNS = (Text("法律", "law"), Text("全称", "title"), Text("核对过的条文", "articles compared"), Text("所知版本", "versions known"),
            Text("现行", "in force"), Text("条数", "articles"), Text("施行日期和条数", "dates and number"))
_CITED = (Text("引用", "citation"), Text("次数", "times"), Text("结论", "verdict"), Text("版本资料", "what the version rests on"),
          Text("首见", "first place"))
_IN_FORCE, _DOCUMENT = Text("现行", "in force"), Text("文号，不核对", "document number, not checked")
_UNDATED = Text("施行日期不掌握，未核对", "its dates are not known, not checked")
_UNCOUNTED = Text("现行；条数不掌握", "in force; its number of articles is not known")


def law_rows(laws: Iterable[Law], day: date, language: Language) -> Table:
    """The laws as a table: which version is in force on the day, and how far that was checked."""
    return Table(tuple(title.in_(language) for title in _COLUMNS),
                 tuple(_law_row(law, day, language) for law in laws))


def _law_row(law: Law, day: date, language: Language) -> tuple[str, ...]:
    now = law.in_force(day)
    comma = "、" if language == "zh" else ", "
    return (law.name, law.title, law.certainty.in_(language), comma.join(version.label for version in law.versions),
            now.label if now else "", str(now.articles or "") if now else "", now.certainty.in_(language) if now else "")


def law_text(law: Law, day: date, language: Language) -> str:
    """Everything that is known of a law."""
    lines = [f"{law.name}  {law.title}"]
    names = [name for name in law.aliases if name != law.title]
    if names:
        lines.append(Text(f"又称：{'、'.join(names)}", f"also cited as: {', '.join(names)}").in_(language))
    lines += ["", Text("核对过的条文", "articles compared").in_(language), *(f"    {line.in_(language)}" for line in _articles(law))]
    lines += ["", Text("版本（施行日期和条数的核对程度）", "versions (how far dates and number of articles were checked)").in_(language)]
    lines += [f"    {_version_text(version, law, day, language)}" for version in law.versions]
    if not law.versions:
        lines.append(Text("    年份不掌握", "    its year is not known").in_(language))
    lines += _moves(law, language)
    if law.counting is not None:
        lines += ["", Text("期限的计算", "how it counts days").in_(language), f"    {counting_text(law.counting, language)}"]
    return "".join(f"{line}\n" for line in lines)


def _articles(law: Law) -> Iterator[Text]:
    """How far the text of the law's articles was checked, and of those that are not like the rest."""
    yield Text(law.certainty.zh, law.certainty.en)
    for certainty in Certainty:
        articles = sorted(article for article, held in law.seen.items() if held is certainty)
        if articles:
            yield Text(f"第{'、'.join(map(str, articles))}条：{certainty.zh}",
                       f"article {', '.join(map(str, articles))}: {certainty.en}")


def _version_text(version: LawVersion, law: Law, day: date, language: Language) -> str:
    start, end = version.in_force_from, version.in_force_to
    parts = [Text(f"{start} 起施行", f"in force from {start}") if start else Text("施行日期不掌握", "its dates are not known")]
    if end:
        parts.append(Text(f"{end} 失效", f"ended on {end}"))
    if version.articles:
        parts.append(Text(f"{version.articles} 条", f"{version.articles} articles"))
    if version == law.in_force(day):
        parts.append(_IN_FORCE)
    parts.append(Text(version.certainty.zh, version.certainty.en))
    return f"{version.label}  " + ("，" if language == "zh" else ", ").join(part.in_(language) for part in parts)


def _moves(law: Law, language: Language) -> Iterator[str]:
    for one in law.renumbered:
        yield ""
        yield Text(f"{one.before} 版到 {one.after} 版的条号（{one.certainty.zh}）",
                   f"articles of {one.before} in {one.after} ({one.certainty.en})").in_(language)
        moves = (f"{before} → {after}" for before, after in sorted(one.articles.items()))
        yield "    " + ("，" if language == "zh" else ", ").join(moves)


def counting_text(counting: Counting, language: Language) -> str:
    """How the law counts, in one sentence."""
    listed = "、".join(map(str, counting.workdays))
    text = {
        "all": Text("期限都按工作日计算", "all its limits are workdays"),
        "listed": Text(f"{listed}日按工作日计算，其余是自然日",
                       f"limits of {listed.replace('、', ', ')} days are workdays, all others calendar days"),
        "up_to": Text(f"{counting.most} 日以内按工作日计算，其余是自然日",
                      f"limits of up to {counting.most} days are workdays, longer ones calendar days"),
        "stated": Text("是工作日的，条文自己写明", "where workdays are meant, the article says so"),
    }[counting.rule]
    article = Text(f"第{counting.article}条", f", article {counting.article}") if counting.article else Text("", "")
    rests = Text(f"（{counting.since} 版起{article.zh}；{counting.certainty.zh}）",
                 f" (since {counting.since}{article.en}; {counting.certainty.en})")
    return text.in_(language) + rests.in_(language)


def laws_json(laws: Iterable[Law], day: date) -> str:
    """The laws as a JSON document."""
    return written({"riskctl": 1, "as_of": day.isoformat(), "laws": [law_object(law, day) for law in laws]})


def law_json(law: Law, day: date) -> str:
    """One law as a JSON document."""
    return written({"riskctl": 1, "as_of": day.isoformat(), **law_object(law, day)})


def law_object(law: Law, day: date) -> dict[str, object]:
    """What is known of a law, by JSON keys."""
    now, counting = law.in_force(day), law.counting
    return {
        "name": law.name, "title": law.title, "aliases": list(law.aliases), "certainty": law.certainty.value,
        "seen": {str(article): certainty.value for article, certainty in law.seen.items()},
        "in_force": now.label if now else None,
        "versions": [{"version": one.label, "in_force_from": _iso(one.in_force_from), "in_force_to": _iso(one.in_force_to),
                      "articles": one.articles, "certainty": one.certainty.value} for one in law.versions],
        "renumbered": [{"from": one.before, "to": one.after, "certainty": one.certainty.value,
                        "articles": {str(before): after for before, after in one.articles.items()}}
                       for one in law.renumbered],
        "counting": None if counting is None else {
            "since": counting.since, "rule": counting.rule, "article": counting.article, "workdays": list(counting.workdays),
            "up_to": counting.most, "certainty": counting.certainty.value},
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class Verdicts:
    """What became of every citation of the records in force, given the findings on law."""

    def __init__(self, catalog: Catalog, findings: Sequence[Finding]) -> None:
        self.catalog = catalog
        self.cited = by_text(catalog)
        self._at: dict[Place, list[Finding]] = {}
        for finding in findings:
            if finding.hit.kind == "laws":
                for place in {finding.hit.at, *(one.place for one in finding.hit.related)}:
                    self._at.setdefault(place, []).append(finding)

    def findings(self, marks: Sequence[Mark]) -> list[Finding]:
        """The findings on the citation that stands there: on itself, its version or its law."""
        return self._at.get(marks[0].place, []) if self._at else []

    def version(self, citation: Citation) -> LawVersion | None:
        """The version that is cited, if it is known."""
        law = None if citation.is_document else self.catalog.shipped.law_book.get(citation.law)
        return law.version(citation.version) if law and citation.version else None

    def table(self, language: Language, prefix: str) -> Table:
        """Every citation with how often it occurs, the verdict, and where it stands first."""
        rows: list[tuple[str | Cell, ...]] = []
        for text, (citation, marks) in sorted(self.cited.items()):
            version = self.version(citation)
            rows.append((text, str(len(marks)), self._verdict(citation, marks, language),
                         version.certainty.in_(language) if version else "", place_text(marks[0].place, prefix)))
        return Table(tuple(title.in_(language) for title in _CITED), rows)

    def _verdict(self, citation: Citation, marks: Sequence[Mark], language: Language) -> str:
        found = self.findings(marks)
        if found:
            waived = Text("（已豁免）", " (waived)").in_(language)
            return "; ".join(f"{one.rule.code} {one.rule.name}{waived if one.waived else ''}" for one in found)
        version = self.version(citation)
        if citation.is_document:
            return _DOCUMENT.in_(language)
        if version is None or version.in_force_from is None:
            return _UNDATED.in_(language)
        return (_IN_FORCE if version.articles else _UNCOUNTED).in_(language)

    def objects(self) -> list[dict[str, object]]:
        """Every citation by JSON keys."""
        return [self._object(text, citation, marks) for text, (citation, marks) in sorted(self.cited.items())]

    def _object(self, text: str, citation: Citation, marks: Sequence[Mark]) -> dict[str, object]:
        version, found = self.version(citation), self.findings(marks)
        return {
            "citation": text, "law": citation.law, "version": citation.version, "article": citation.article,
            "paragraph": citation.paragraph, "item": citation.item, "is_document": citation.is_document,
            "verdict": self._word(citation, version, found), "codes": [one.rule.code for one in found],
            "certainty": version.certainty.value if version else None,
            "places": [{"record": mark.record.id, "field": mark.field, "file": mark.place.file, "line": mark.place.line,
                        "column": mark.place.column} for mark in marks],
        }

    def _word(self, citation: Citation, version: LawVersion | None, found: Sequence[Finding]) -> str:
        if found:
            return found[0].rule.name
        if citation.is_document or version is None or version.in_force_from is None:
            return "not-checked"
        return "in-force"


def certainty_note(laws: Iterable[Law], language: Language) -> str:
    """How many of the facts on versions nobody has checked, for people who are about to rely on them."""
    versions = [version for law in laws for version in law.versions]
    number = sum(version.certainty is Certainty.M for version in versions)
    return Text(f"{len(versions)} 个版本中，有 {number} 个的施行日期和条数未核实；据此报告的问题都注明“未核实”，最多是警告。",
                f"of {len(versions)} versions, the dates and articles of {number} are unverified; findings that rest on them "
                "say so and are warnings at most.").in_(language)
