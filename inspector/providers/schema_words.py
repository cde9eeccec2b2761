"""A finding's two sides in plain words."""

import json
from collections.abc import Mapping
from typing import Any

from inspector.signatures.ecmascript.number_text import number_text

_MAX_SHOWN = 60
_MAX_SAFE_INTEGER = 2**53
_TYPES = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
    "object": "an object",
    "array": "an array",
}


def expected_words(schema: Mapping[str, Any]) -> str:
    """Say what a schema asks for: its description, its values, or its type."""
    if "description" in schema:
        return str(schema["description"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return f"one of {', '.join(json.dumps(value) for value in schema['enum'])}"
    kinds = schema.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_TYPES[kind] for kind in kinds) or "a member"


def found_words(value: Any) -> str:
    """Say what stood there: short values as they are, longer ones shortened, containers by their size."""
    if isinstance(value, str):
        return _string_words(value)
    if isinstance(value, dict):
        return f"an object with {_counted(len(value), 'member')}"
    if isinstance(value, list):
        return f"an array of {_counted(len(value), 'value')}"
    if isinstance(value, float):
        return _number_words(value)
    return json.dumps(value)


def _string_words(text: str) -> str:
    if not text:
        return "an empty string"
    if len(text) > _MAX_SHOWN:
        return f"the string {json.dumps(text[:_MAX_SHOWN], ensure_ascii=False)} and more"
    return f"the string {json.dumps(text, ensure_ascii=False)}"


def _number_words(number: float) -> str:
    # What a double has rounded is not what stood there, so it isn't shown.
    return f"the number {number_text(number)}" if abs(number) <= _MAX_SAFE_INTEGER else "a number"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
