"""Where in a catalog personal data stand in free words."""

from collections.abc import Iterator, Sequence
from itertools import chain

from riskctl.disclosure.personal_data import Found, Personal, may_tell, personal_data
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog, Remark
from riskctl.model.manifest import Manifest
from riskctl.model.texts import FreeText, keys_of, texts_of, texts_of_manifest
from riskctl.model.vocabulary import Disclosure

# What these fields hold are numbers of other things, however they look.
_CODES = ("code", "unified_code", "version")
# The contact that the public is to turn to is published on purpose.
_CONTACT = "complaint"
_CONTACTS = (Personal.MOBILE, Personal.EMAIL)
_KEPT = "personal data in free words"
_KEPT_OF_REMARKS = "personal data in comments and names of files"


def leaks(catalog: Catalog, sort: Personal) -> Iterator[tuple[FreeText, Found]]:
    """The personal data of a sort in every text that a public or an internal output carries, ids and manifest included.

    Codes and versions are left out, and mobile numbers and addresses in `complaint`.
    """
    return ((text, found) for text, found in _all_leaks(catalog)
            if found.sort is sort and not (text.key == _CONTACT and sort in _CONTACTS))


def remarked(catalog: Catalog, sort: Personal) -> Iterator[tuple[Remark, Found]]:
    """The personal data of a sort in comments and in names of files, which go wherever the files go."""
    kept = catalog.__dict__.get(_KEPT_OF_REMARKS)
    if not isinstance(kept, tuple):
        kept = catalog.__dict__[_KEPT_OF_REMARKS] = tuple(
            (remark, found) for remark in catalog.remarks for found in personal_data(remark.text))
    return ((remark, found) for remark, found in kept if found.sort is sort)


def _all_leaks(catalog: Catalog) -> Sequence[tuple[FreeText, Found]]:
    """The personal data of every sort; searched for once and kept."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, tuple):
        kept = catalog.__dict__[_KEPT] = tuple(_search(catalog))
    return kept


def _search(catalog: Catalog) -> Iterator[tuple[FreeText, Found]]:
    records = [record for record in catalog.each_record() if record.file not in catalog.without_numbers]
    of_records = chain.from_iterable(texts_of(record, may_tell, Disclosure.INTERNAL) for record in records)
    wholes: list[Record | Manifest] = [catalog.manifest, *records]
    keys = chain.from_iterable(keys_of(whole, may_tell, Disclosure.INTERNAL) for whole in wholes)
    for text in chain(texts_of_manifest(catalog.manifest, may_tell, Disclosure.INTERNAL), of_records, keys):
        if text.key not in _CODES:
            yield from ((text, found) for found in personal_data(text.text))
