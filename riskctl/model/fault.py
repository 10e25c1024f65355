"""Something wrong with what was read: a fact with its place, which a rule turns into a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from riskctl.model.language import Text
from riskctl.model.place import Place


class FaultKind(Enum):
    """What can be wrong with what was read. Each member is reported by one rule of the family CA."""

    NOT_UTF8 = "not-utf8"
    SYNTAX = "yaml-syntax"
    CONTROL_CHARACTER = "control-character"
    BIDI_CHARACTER = "bidi-character"
    ALIAS = "yaml-alias"
    TAG = "yaml-tag"
    MERGE_KEY = "yaml-merge-key"
    DIRECTIVE = "yaml-directive"
    SECOND_DOCUMENT = "second-document"
    DUPLICATE_KEY = "duplicate-key"
    NON_STRING_KEY = "non-string-key"
    NOT_A_NUMBER = "not-a-number"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "file-too-large"
    TOO_MANY_NODES = "too-many-nodes"
    TOO_MANY_FILES = "too-many-files"
    LINK_REFUSED = "link-refused"
    SPECIAL_FILE = "special-file"
    UNREADABLE = "unreadable-file"
    UNSAFE_FILE_NAME = "unsafe-file-name"
    TWIN_FILE_NAME = "twin-file-name"
    NESTED_CATALOG = "nested-catalog"
    NOT_A_MAPPING = "not-a-mapping"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_KEY = "unknown-key"
    MISSING_FIELD = "missing-field"
    EMPTY_VALUE = "empty-value"
    WRONG_TYPE = "wrong-type"
    NOT_QUOTED = "value-not-quoted"
    UNKNOWN_VALUE = "unknown-value"
    MALFORMED_VALUE = "malformed-value"
    OUT_OF_RANGE = "out-of-range"
    REPEATED_ITEM = "repeated-item"
    FORM = "not-one-form"
    MALFORMED_ID = "malformed-id"
    RESERVED_ID = "reserved-id"
    DEFINED_TWICE = "defined-twice"
    LOOKALIKE_ID = "lookalike-id"
    MIXED_SCRIPT_ID = "mixed-script-id"
    MANIFEST_MISSING = "manifest-missing"
    FORMAT_VERSION = "format-version"
    UNIFIED_CODE = "unified-code"
    REQUIRES = "requires-version"
    UNKNOWN_RULE_SETTING = "unknown-rule-setting"
    UNKNOWN_PACK = "unknown-pack"
    LIMIT_RAISED = "limit-raised"


class Related(NamedTuple):
    """Another place that belongs to a fault or finding, with what is to be said about it."""

    place: Place
    record: str | None = None
    field: str | None = None
    message: Text | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with what was read: a fact with its place, not yet a finding."""

    kind: FaultKind
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    record_kind: str | None = None
    record: str | None = None
    field: str | None = None
    related: tuple[Related, ...] = ()
