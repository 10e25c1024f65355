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


def snapshot_schema() -> Schema:
    """The schema of `export json`: the whole catalog, its records with their places, its references resolved."""
    text: Schema = {"type": "string"}
    line: Schema = {"type": "integer", "minimum": 1}
    return {
        "$schema": DRAFT, "title": "riskctl 目录快照 / riskctl snapshot",
        **_closed({
            "riskctl": {"const": 1}, "format": {"const": "snapshot"},
            "tool": _closed({"name": text, "version": text}),
            "as_of": {"type": "string", "format": "date", "description": "以哪一天为准 / the day that decides what is in force"},
            "manifest": {"type": "object", "description": "清单，照原样 / the manifest as written"},
            "files": {"type": "array", "items": text}, "unread": {"type": "array", "items": text},
            "level_scheme": {"type": ["string", "null"]},
            "records": {**_closed({kind: {"type": "object", "additionalProperties": {"$ref": "#/definitions/record"}} for kind in KINDS}),
                        "description": "类别 → 编号 → 记录 / kind → id → record"},
            "levels": {"type": "object", "description": "风险点的等级，gravity 1 最重 / declared levels; gravity 1 is the gravest",
                       "additionalProperties": _closed({"scheme": text, "id": text, "gravity": line, "label": text})},
            "references": {"type": "array", "description": "每一处引用，kind 为空是没有找到 / every reference; kind is null where nothing is found",
                           "items": _closed({"record": text, "field": text, "target": text, "kind": {"type": ["string", "null"]}})},
        }),
        "definitions": {"record": _closed({"file": text, "line": line, "column": line,
                                           "fields": {"type": "object", "description": "字段，照原样 / the fields as written"}})},
    }


def _closed(properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def exported() -> dict[str, str]:
    """The text of every schema by file name: `catalog.json`, `manifest.json`, `snapshot.json` and one for each kind."""
    documents = {"catalog.json": file_schema(), "manifest.json": manifest_schema(), "snapshot.json": snapshot_schema()}
    documents |= {f"{kind}.json": kind_schema(kind) for kind in KINDS}
    return {name: json.dumps(document, ensure_ascii=False, indent=2) + "\n" for name, document in documents.items()}
