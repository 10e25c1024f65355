"""Explain a provision of law: an entry of the packs of rules."""

from pathlib import Path

from riskctl.catalog.discover import find_root
from riskctl.catalog.packs import PACKS
from riskctl.cli.options import Options
from riskctl.cli.session import Session
from riskctl.errors import UserError
from riskctl.model.provision import Provision
from riskctl.report.provision import provision_json, provision_text


def provision_named(id: str, options: Options) -> Provision | None:
    """The provision of this id, unless the catalog at hand has a record of that id."""
    provision = {key.casefold(): one for key, one in PACKS.provisions.items()}.get(id.casefold())
    return provision if provision and not _is_record(id, options) else None


def _is_record(id: str, options: Options) -> bool:
    if options.catalog is None:
        try:
            find_root(Path.cwd())
        except UserError:
            return False
    return id in Session.open(options).read().by_id


def explain_provision(provision: Provision, options: Options, *, as_json: bool) -> None:
    """Print a provision."""
    language, types = options.text_language(), PACKS.type_schemes["national"]
    if as_json:
        print(provision_json(provision, options.day(), PACKS.law_book, types, language), end="")
    else:
        print(provision_text(provision, PACKS.law_book, types, options.day(), language), end="")
