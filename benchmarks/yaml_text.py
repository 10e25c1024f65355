"""Records as YAML text in the manner of a hand-kept catalog: blocks, short mappings and lists on one line."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff（〔《“][\w\u4e00-\u9fff（）〔〕《》“”，。；、：()/.+ -]*\Z")
_OTHER_THAN_TEXT = re.compile(r"(?:[0-9][0-9_.eExXoO+-]*|true|false|null|yes|no|on|off|y|n)\Z", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def yaml_text(sections: Mapping[str, Mapping[str, Mapping[str, Any]]], header: str = "") -> str:
    """The text of a file: kind → id → record, with a comment on top."""
    lines = [f"# {header}"] if header else []
    for kind, records in sections.items():
        lines.append(f"{kind}:")
        for id, record in records.items():
            lines.append(f"  {scalar(id)}:")
            lines += _mapping(record, 4)
    return "\n".join(lines) + "\n"


def scalar(value: object) -> str:
    """A scalar as YAML, quoted where a plain one would be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.match(value) and not value.endswith(" ") and not _OTHER_THAN_TEXT.match(value)
    return value if plain or _DAY.match(value) else json.dumps(value, ensure_ascii=False)


def _mapping(node: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in node.items():
        yield from _entry(f"{' ' * indent}{scalar(key)}:", key, value, indent)


def _entry(start: str, key: str, value: object, indent: int) -> Iterator[str]:
    if isinstance(value, dict) and key == "steps":
        yield start
        for step, inner in value.items():
            yield f"{' ' * (indent + 2)}{scalar(step)}:"
            yield from _mapping(inner, indent + 4)
        return
    flow = _flow(value)
    if flow is not None and len(start) + 1 + len(flow) <= WIDTH and not (key == "next" and _is_many(value)):
        yield f"{start} {flow}"
        return
    yield start
    if isinstance(value, dict):
        yield from _mapping(value, indent + 2)
    elif isinstance(value, list):
        for item in value:
            yield from _item(item, indent + 2)
    else:
        yield f"{' ' * (indent + 2)}{scalar(value)}"


def _is_many(value: object) -> bool:
    return isinstance(value, list) and len(value) > 1


def _item(item: object, indent: int) -> Iterator[str]:
    start = " " * indent + "- "
    flow = _flow(item)
    if flow is not None and (len(start) + len(flow) <= WIDTH or not isinstance(item, dict)):
        yield start + flow
        return
    assert isinstance(item, dict)
    for number, line in enumerate(_mapping(item, indent + 2)):
        yield start + line[indent + 2 :] if number == 0 else line


def _flow(value: object) -> str | None:
    """The value on one line; None where it nests more than two collections."""
    return _one_line(value, 2)


def _one_line(value: object, levels: int) -> str | None:
    if not isinstance(value, dict | list):
        return scalar(value)
    if levels == 0 or not value:
        return None
    if isinstance(value, list):
        items = [_one_line(item, levels - 1) for item in value]
        return None if None in items or _has_mapping(value) else "[" + ", ".join(map(str, items)) + "]"
    pairs = {key: _one_line(item, levels - 1) for key, item in value.items()}
    return (
        None
        if None in pairs.values()
        else "{" + ", ".join(f"{scalar(k)}: {v}" for k, v in pairs.items()) + "}"
    )


def _has_mapping(items: list[object]) -> bool:
    return any(isinstance(item, dict) for item in items)
