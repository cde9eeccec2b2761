"""One JSON value out of a text, however deep it nests.

The standard library's scanner, written in C, does the work. Where it departs from ECMAScript it is
told otherwise: numbers become doubles, NaN and the infinities are refused. It recurses, so a value
that nests deeper than the interpreter allows is read again by a loop.
"""

import json
import re
from typing import Any, NoReturn

from inspector.signatures.ecmascript.not_json_error import NotJsonError

SPACE = re.compile(r"[ \t\n\r]*+")
"""White space as JSON knows it; matches everywhere, if only nothing."""


def read_value(text: str, at: int) -> tuple[Any, int]:
    """Read the value that begins at `at` exactly; return it and where it ends.

    Every number is a float, members of objects stand in the order of their first appearance and have
    their last value. Raises NotJsonError.
    """
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise NotJsonError(error.msg, error.pos) from None
    except RecursionError:
        return _read_deep_value(text, at)


def _refuse_constant(name: str) -> NoReturn:
    raise NotJsonError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_int=float, parse_constant=_refuse_constant)


def _read_deep_value(text: str, at: int) -> tuple[Any, int]:
    """Read a value with a stack of our own: per open container, itself and the key that waits."""
    stack: list[tuple[Any, str]] = []
    while True:
        opening = text[at : at + 1]
        if opening in {"{", "["}:
            container: Any = {} if opening == "{" else []
            inside = _skip(text, at + 1)
            if text[inside : inside + 1] == _CLOSING[opening]:
                value, at = container, inside + 1
            else:
                key, at = _read_key(text, inside) if opening == "{" else ("", inside)
                stack.append((container, key))
                continue
        else:
            value, at = _read_scalar(text, at)
        while stack:
            container, key = stack.pop()
            more, at = _put(container, key, value, text, at)
            if more is not None:
                stack.append((container, more))
                break
            value = container
        else:
            return value, at


_CLOSING = {"{": "}", "[": "]"}


def _put(container: Any, key: str, value: Any, text: str, at: int) -> tuple[str | None, int]:
    """Put a value into its container; return the next key (`""` in an array), None when it closed."""
    if is_object := isinstance(container, dict):
        container[key] = value
    else:
        container.append(value)
    at = _skip(text, at)
    delimiter = text[at : at + 1]
    if delimiter == ("}" if is_object else "]"):
        return None, at + 1
    if delimiter != ",":
        raise NotJsonError("Expecting ',' delimiter", at)
    at = _skip(text, at + 1)
    return _read_key(text, at) if is_object else ("", at)


def _read_key(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] != '"':
        raise NotJsonError("Expecting property name enclosed in double quotes", at)
    key, at = _read_scalar(text, at)
    at = _skip(text, at)
    if text[at : at + 1] != ":":
        raise NotJsonError("Expecting ':' delimiter", at)
    return key, _skip(text, at + 1)


def _read_scalar(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise NotJsonError(error.msg, error.pos) from None


def _skip(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at
