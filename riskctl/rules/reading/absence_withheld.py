"""Findings of absence that were withheld because files could not be read."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    if use.withheld:
        files = [Place.start_of(file) for file in catalog.unread]
        yield Hit(files[0], None, None, {"count": use.withheld, "files": list(catalog.unread)},
                  related=tuple(Related(place) for place in files[1:]))


RULE = Rule(
    "CA509", "absence-withheld", Severity.INFO, since="0.1", check=check, waivable=False, after=True,
    message=Text("有文件未能读取，{count} 个“找不到”“没用到”一类的问题暂不报告",
                 "some files could not be read, so findings of absence are withheld ({count} in all)"),
    fault=Text("因为有文件读不了，暂不报告可能由它造成的“找不到”“没用到”等问题。",
               "Findings of absence (not found, unused) are held back while files cannot be read."),
    why=Text("缺的内容可能正好在读不了的文件里；先报出来会让人白改一遍。",
             "What is missing may well stand in the file that cannot be read; reporting it would send people "
             "to mend what is not broken."),
    fix=Text("先改好读不了的文件，再检查一次。", "Mend the files that cannot be read, then check again."),
    not_flagged=Text("读不了的文件不可能补上的问题，照常报告。",
                     "What no unread file could cure is reported as always."),
)
