"""The JSON Schemas (draft-07) of the catalog, read off the field table."""

import json
from functools import cache
from typing import Any

from riskctl.model.block import Block, Field
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.value import Either, Nested, Schema, Value

DRAFT = "http://json-schema.org/draft-07/schema#"


def block_schema(block: type[Block]) -> Schema:
    """The schema of one block: its fields, what must be there, and nothing else but keys that begin `x-`."""
    fields = block.field_table().values()
    schema: Schema = {
        "type": "object",
        "properties": {field.key: field.schema() for field in fields},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    required = [field.key for field in fields if field.required and field.unless is None]
    if required:
        schema["required"] = required
    alternatives = sorted({(*sorted((field.key, field.unless)),) for field in fields if field.required and field.unless})
    if alternatives:
        schema["anyOf"] = [{"required": [key]} for pair in alternatives for key in pair]
    for forms in block.either:
        schema["oneOf"] = [{"required": [key]} for key in forms]
    return schema


def _blocks_below(value: Value[Any]) -> list[type[Block]]:
    match value:
        case Nested():
            return [value.block]
        case Either():
            return _blocks_below(value.mapping)
        case _:
            return []


def definitions(blocks: list[type[Block]]) -> Schema:
    """The schemas of the blocks and of every block below them, by class name."""
    found: Schema = {}
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if block.__name__ in found:
            continue
        found[block.__name__] = block_schema(block)
        fields: list[Field[Any]] = list(block.field_table().values())
        waiting += [inner for field in fields for inner in _blocks_below(field.value)]
    return dict(sorted(found.items()))


def _section(kind: str) -> Schema:
    record = KINDS[kind]
    return {
        "title": f"{record.plural.zh} / {record.plural.en}",
        "type": ["object", "null"],
        "additionalProperties": {"$ref": f"#/definitions/{record.__name__}"},
    }


@cache
def file_schema() -> Schema:
    """The schema of a whole file of a catalog: kind → id → record."""
    return {
        "$schema": DRAFT,
        "title": "riskctl 目录文件 / riskctl catalog file",
        "type": "object",
        "properties": {kind: _section(kind) for kind in KINDS},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
        "definitions": definitions(list(KINDS.values())),
    }


def kind_schema(kind: str) -> Schema:
    """The schema of one kind: a mapping from ids to records."""
    return {"$schema": DRAFT, **_section(kind), "definitions": definitions([KINDS[kind]])}


@cache
def manifest_schema() -> Schema:
    """The schema of the manifest."""
    return {"$schema": DRAFT, "title": "riskctl 清单 / riskctl manifest", **block_schema(Manifest),
            "definitions": definitions([Manifest])}


def exported() -> dict[str, str]:
    """The text of every schema by file name: `catalog.json`, `manifest.json` and one for each kind."""
    documents = {"catalog.json": file_schema(), "manifest.json": manifest_schema()}
    documents |= {f"{kind}.json": kind_schema(kind) for kind in KINDS}
    return {name: json.dumps(document, ensure_ascii=False, indent=2) + "\n" for name, document in documents.items()}
