"""JSON laid out for reading without changing a character of what it says.

Parsing and writing anew would lose what an inspector is for: `1.0`, `1e400`, repeated members, escapes.
"""

import json
import re

from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
_INDENT = "  "
_DEEPEST = 32
"""Levels that are indented: deep nesting must not turn a small body into a large text."""
_OPEN, _CLOSE = frozenset("{["), frozenset("}]")


def indented_json(text: str) -> str | None:
    """Return `text` with a member a line, every token as it stood; None when it is not JSON."""
    if not _is_json(text):
        return None
    parts: list[str] = []
    depth, last = 0, ""
    for piece in _TOKEN.findall(text):
        if piece in _CLOSE:
            depth -= 1
        if last == "," or (last in _OPEN) != (piece in _CLOSE):
            parts.append("\n" + _INDENT * min(depth, _DEEPEST))
        parts.append(": " if piece == ":" else piece)
        if piece in _OPEN:
            depth += 1
        last = piece
    return "".join(parts)


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except RecursionError:
        return _is_deep_json(text)
    except ValueError:
        return False
    return True


def _is_deep_json(text: str) -> bool:
    try:
        parse(text.encode("utf-8", "surrogatepass"))
    except NotJsonError:
        return False
    return True
