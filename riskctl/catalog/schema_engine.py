"""The schema engines: jsonschema-rs where it is installed, else jsonschema; both say the same of an input."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from riskctl.model import quantity
from riskctl.model.schema import file_schema, manifest_schema

Path = tuple[str | int, ...]
FORMATS: dict[str, Callable[[object], bool]] = {
    "date": quantity.is_day,
    "riskctl-limit": quantity.is_limit,
    "riskctl-citation": quantity.is_citation,
    "riskctl-quorum": quantity.is_fraction,
}


class Departure(NamedTuple):
    """A keyword of the schema that the value at the path does not satisfy."""

    path: Path
    keyword: str


class Engine(NamedTuple):
    """A schema engine for one schema: a quick verdict, and every departure."""

    accepts: Callable[[object], bool]
    departures: Callable[[object], Iterable[Departure]]


@cache
def engine_for(schema: str, prefer: str = "") -> Engine:
    """The engine for `file` or `manifest`; `prefer` names one library, else the fastest that is installed."""
    document = file_schema() if schema == "file" else manifest_schema()
    if prefer != "jsonschema":
        try:
            return _rust_engine(document)
        except ImportError:
            if prefer:
                raise
    return _python_engine(document)


def _rust_engine(document: dict[str, object]) -> Engine:
    import jsonschema_rs

    validator = jsonschema_rs.Draft7Validator(document, formats=FORMATS, validate_formats=True, offline=True)

    def departures(root: object) -> Iterator[Departure]:
        if _has_odd_key(root):
            yield from _python_engine(document).departures(root)
            return
        for error in validator.iter_errors(root):
            yield Departure(tuple(error.instance_path), error.kind.name)

    return Engine(validator.is_valid, departures)


def _has_odd_key(root: object) -> bool:
    """Whether a key is lost in the paths of jsonschema-rs, which give 0131 back as 131 and "" not at all."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if any(not key or (key.isascii() and key.removeprefix("+").isdigit()) for key in node):
                return True
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return False


def _python_engine(document: dict[str, object]) -> Engine:
    import jsonschema
    from referencing import Registry

    checker = jsonschema.FormatChecker(formats=())
    for name, test in FORMATS.items():
        checker.checks(name)(test)
    validator = jsonschema.Draft7Validator(document, format_checker=checker, registry=Registry())

    def departures(root: object) -> Iterator[Departure]:
        for error in validator.iter_errors(root):
            yield Departure(tuple(error.absolute_path), str(error.validator))

    return Engine(validator.is_valid, departures)
