"""From the bytes of files to a catalog: parse, check the shape, merge, and note every fault on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, cast

from riskctl import __version__
from riskctl.catalog import conform, ids
from riskctl.catalog.discover import MANIFEST, Found, too_large, too_many_files
from riskctl.catalog.limits import DEFAULT_LIMITS, LIMIT_NAMES, Limits
from riskctl.catalog.numbers import without_long_numbers
from riskctl.catalog.packs import PACKS
from riskctl.catalog.parse import EventSource, default_events
from riskctl.catalog.remarks import remarks_of
from riskctl.catalog.tree import TreeReader
from riskctl.catalog.version import satisfies
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind, Related
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.place import MapNode, Place, key_place
from riskctl.model.unified_code import check_character

FORMAT = 1


@dataclass(slots=True)
class Facts:
    """What one file holds: its records with their places, and its faults.

    `built` are the records made of it so far, `sound` the ids found to be without fault in themselves, as they are compared.
    """

    file: str
    root: dict[str, object] | None = None
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True
    built: dict[tuple[str, str], Record] = field(default_factory=dict)
    sound: dict[str, str] = field(default_factory=dict)


Shared = dict[tuple[str, bytes], Facts]
"""The facts of files that were read for another catalog, by name and content."""


def read_facts(data: bytes, file: str, reader: TreeReader) -> Facts:
    """The facts of one file of records."""
    parsed = reader.read(data, file)
    root, faults = parsed.root, parsed.faults
    if isinstance(root, MapNode):
        if parsed.complete:
            faults += conform.faults_of_file(root, file)
        return Facts(file, root, faults, parsed.complete)
    if parsed.complete and root is not None:
        faults.append(Fault(FaultKind.NOT_A_MAPPING, Place.start_of(file)))
    return Facts(file, None, faults, parsed.complete)


def assemble(found: Found, root: str, as_of: date, limits: Limits = DEFAULT_LIMITS, events: EventSource | None = None,
             remembered: Mapping[str, dict[str, object]] | None = None, fixed_limits: bool = False,
             shared: Shared | None = None) -> Catalog:
    """The catalog that the files make up; it never raises for what they contain.

    `remembered` holds the contents of files that were read without a fault before: their records know their file but
    not their place in it. With `fixed_limits` the manifest has no say in the limits. What is `shared` with another
    catalog is read once, and its records are the very same objects.
    """
    events = events or default_events
    manifest, manifest_faults = read_manifest(found.manifest, limits, events)
    if found.manifest is None and MANIFEST in found.unread:
        manifest_faults = []
    limits, lowered_faults = (limits, []) if fixed_limits else lowered(limits, manifest)
    merger, reader = _Merger(), TreeReader(limits, events)
    for file, data in _within(found, limits).items():
        known = remembered.get(file) if remembered else None
        merger.add(_facts(data, file, reader, shared) if known is None else Facts(file, known))
    merger.faults = [*found.faults, *manifest_faults, *lowered_faults, *merger.faults]
    merger.unread += found.unread
    if manifest_faults and not manifest.node and found.manifest:
        merger.unread.append(MANIFEST)
    merger.faults += _pack_faults(manifest, merger)
    catalog = merger.catalog(root, manifest, as_of, tuple(found.files))
    without = without_long_numbers(found.files)
    written = found.files if found.manifest is None else {**found.files, MANIFEST: found.manifest}
    return replace(catalog, without_numbers=without, remarks=tuple(remarks_of(written, without)))


def _facts(data: bytes, file: str, reader: TreeReader, shared: Shared | None) -> Facts:
    """The facts of the file, from what is shared where the same file was read already."""
    if shared is None:
        return read_facts(data, file, reader)
    known = shared.get((file, data))
    if known is None:
        known = shared[file, data] = read_facts(data, file, reader)
    return known


def _within(found: Found, limits: Limits) -> dict[str, bytes]:
    """The files that the limits of the manifest let in; the others are noted as unread."""
    kept: dict[str, bytes] = {}
    total = 0
    for file, data in found.files.items():
        if len(kept) >= limits.files or total > limits.bytes:
            name = "files" if len(kept) >= limits.files else "bytes"
            found.faults.append(too_many_files(file, name, limits))
            found.unread.append(file)
            break
        if len(data) > limits.bytes_per_file:
            found.faults.append(too_large(file, len(data), limits))
            found.unread.append(file)
            continue
        kept[file] = data
        total += len(data)
    return kept


def from_records(records: Mapping[str, Mapping[str, Mapping[str, object]]], as_of: date,
                 manifest: Mapping[str, object] | None = None) -> Catalog:
    """A catalog built from mappings in Python, for programs and tests; no faults are looked for."""
    built = {kind: {id: KINDS[kind](id, node) for id, node in section.items()} for kind, section in records.items()}
    return Catalog("", Manifest(manifest or {"riskctl": FORMAT}), as_of, built, PACKS)


class _Entry(NamedTuple):
    """A record where it stands: in a section of a file."""

    kind: str
    id: str
    section: dict[str, object]
    file: str

    @property
    def place(self) -> Place:
        """The place of its id."""
        return key_place(self.section, self.id, self.file) or Place.start_of(self.file)


class _Merger:
    """Joins the records of all files; the first of two with one id stays."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self.faults: list[Fault] = []
        self.unread: list[str] = []
        self.half_read: dict[str, str] = {}
        self.seen: dict[str, _Entry] = {}

    def add(self, facts: Facts) -> None:
        self.faults += facts.faults
        if not facts.complete:
            self.unread.append(facts.file)
        for kind, section in (facts.root or {}).items():
            if kind in KINDS and isinstance(section, dict):
                self.add_section(kind, section, facts)

    def add_section(self, kind: str, section: dict[str, object], facts: Facts) -> None:
        for id, node in section.items():
            if not facts.complete:
                self.half_read[id] = kind
                continue
            entry = _Entry(kind, id, section, facts.file)
            if conform.is_misplaced(id, node):
                self.fault(FaultKind.RESERVED_ID, entry, {"misplaced": True})
                self.unread.append(facts.file)
                self.half_read.update(dict.fromkeys(cast("dict[str, object]", node), id))
            elif self.is_new(entry, facts.sound):
                record = facts.built.get((kind, id)) or KINDS[kind].in_section(section, id, facts.file)
                self.records[kind][id] = facts.built[kind, id] = record

    def is_new(self, entry: _Entry, sound: dict[str, str]) -> bool:
        """Whether no record has this id yet; faults for what is wrong with the id itself are noted."""
        id = entry.id
        folded = sound.get(id)
        if folded is None:
            folded = ids.folded(id)
            if self.is_sound(entry):
                sound[id] = folded
        first = self.seen.setdefault(folded, entry)
        if first is entry:
            return True
        values = {"other": first.id, "other_kind": first.kind}
        fault = FaultKind.DEFINED_TWICE if first.id == id else FaultKind.LOOKALIKE_ID
        self.fault(fault, entry, values, (Related(first.place, first.id),))
        return fault is FaultKind.LOOKALIKE_ID

    def is_sound(self, entry: _Entry) -> bool:
        """Whether nothing is wrong with the id itself; what is, is noted."""
        id = entry.id
        if not ids.is_well_formed(id):
            self.fault(FaultKind.MALFORMED_ID, entry)
        elif id in ids.RESERVED:
            self.fault(FaultKind.RESERVED_ID, entry)
        elif ids.mixed_scripts(id):
            self.fault(FaultKind.MIXED_SCRIPT_ID, entry, {"scripts": list(ids.mixed_scripts(id))})
        else:
            return True
        return False

    def fault(self, fault: FaultKind, entry: _Entry, values: Mapping[str, object] | None = None,
              related: tuple[Related, ...] = ()) -> None:
        self.faults.append(Fault(fault, entry.place, {"id": entry.id, **(values or {})}, entry.kind, entry.id, related=related))

    def catalog(self, root: str, manifest: Manifest, as_of: date, files: tuple[str, ...]) -> Catalog:
        return Catalog(root, manifest, as_of, self.records, PACKS, tuple(self.faults), files,
                       tuple(dict.fromkeys(self.unread)), self.half_read)


def read_manifest(data: bytes | None, limits: Limits, events: EventSource) -> tuple[Manifest, list[Fault]]:
    """The manifest, empty where it is missing or no mapping, and its faults."""
    if data is None:
        return Manifest({}, MANIFEST), [Fault(FaultKind.MANIFEST_MISSING, Place.start_of(MANIFEST))]
    parsed = TreeReader(limits, events).read(data, MANIFEST)
    faults = parsed.faults
    if not parsed.complete or not isinstance(parsed.root, MapNode):
        if parsed.complete:
            faults.append(Fault(FaultKind.NOT_A_MAPPING, Place.start_of(MANIFEST)))
        return Manifest({}, MANIFEST), faults
    manifest = Manifest(parsed.root, MANIFEST, Place.start_of(MANIFEST))
    faults += _format_faults(manifest) or conform.faults_of_manifest(parsed.root, MANIFEST)
    return manifest, faults + _code_faults(manifest) + _requires_faults(manifest)


def _format_faults(manifest: Manifest) -> list[Fault]:
    version = manifest.node.get("riskctl")
    if version == FORMAT and not isinstance(version, bool):
        return []
    newer = isinstance(version, int) and version > FORMAT
    place = manifest.place_of("riskctl") if "riskctl" in manifest.node else manifest.place
    values = {"version": "" if version is None else str(version), "supported": FORMAT, "newer": newer}
    return [Fault(FaultKind.FORMAT_VERSION, place, values, field="riskctl")]


def _code_faults(manifest: Manifest) -> list[Fault]:
    code = manifest.unified_code
    if code is None or (len(code) == 18 and check_character(code[:17]) == code[17]):
        return []
    values = {"code": code, "length": len(code), "expected": check_character(code[:17]) or ""}
    return [Fault(FaultKind.UNIFIED_CODE, manifest.place_of("unified_code"), values, field="unified_code")]


def _requires_faults(manifest: Manifest) -> list[Fault]:
    wanted = manifest.requires
    if wanted is None or satisfies(__version__, wanted):
        return []
    return [Fault(FaultKind.REQUIRES, manifest.place_of("requires"), {"wanted": wanted, "version": __version__},
                  field="requires")]


def _pack_faults(manifest: Manifest, merger: _Merger) -> list[Fault]:
    """A fault for a level scheme or a rule pack that the manifest names and nobody has."""
    faults = []
    scheme, schemes = manifest.level_scheme, merger.records["level_schemes"]
    if scheme is not None and not merger.unread and scheme not in schemes and scheme not in PACKS.level_schemes:
        shipped = [id for id, one in PACKS.level_schemes.items() if one.is_of_risk]
        values = {"value": scheme, "what": "level_scheme", "known": [*schemes, *shipped]}
        faults.append(Fault(FaultKind.UNKNOWN_PACK, manifest.place_of("level_scheme"), values, field="level_scheme"))
    for at, pack in enumerate(manifest.packs):
        if pack not in PACKS.rule_packs:
            values = {"value": pack, "what": "pack", "known": list(PACKS.rule_packs)}
            faults.append(Fault(FaultKind.UNKNOWN_PACK, manifest.place_of("packs", at), values, field="packs"))
    return faults


def lowered(limits: Limits, manifest: Manifest) -> tuple[Limits, list[Fault]]:
    """The limits after the manifest has lowered them; to raise one there is a fault."""
    wanted = manifest.limits
    faults = []
    values = {name: getattr(limits, name) for name in LIMIT_NAMES}
    for name in LIMIT_NAMES:
        number = wanted.node.get(name) if wanted else None
        if not isinstance(number, int) or isinstance(number, bool):
            continue
        if number > values[name]:
            place = manifest.place_of("limits", name)
            faults.append(Fault(FaultKind.LIMIT_RAISED, place,
                                {"name": name, "wanted": number, "limit": values[name]}, field=f"limits.{name}"))
        elif number >= 1:
            values[name] = number
    return Limits(**values), faults
