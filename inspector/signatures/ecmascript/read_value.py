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
    """Read a value by a loop: a container is put into its parent as it opens, and waits on a stack."""
    holder: list[Any] = []
    stack: list[Any] = [holder]
    key = ""
    while True:
        kind = _CONTAINERS.get(text[at : at + 1])
        if kind is None:
            value, at = _read_scalar(text, at)
            _put(stack[-1], key, value)
        else:
            value = kind()
            _put(stack[-1], key, value)
            stack.append(value)
            at = _skip(text, at + 1)
            if text[at : at + 1] != _CLOSING[kind]:
                key, at = _read_key(text, at) if kind is dict else ("", at)
                continue
        at = _close(text, at, stack)
        if len(stack) == 1:
            return holder[0], at
        if text[at : at + 1] != ",":
            raise NotJsonError("Expecting ',' delimiter", at)
        at = _skip(text, at + 1)
        key, at = _read_key(text, at) if type(stack[-1]) is dict else ("", at)


_SPACES = frozenset(" \t\n\r")
_CONTAINERS: dict[str, type] = {"[": list, "{": dict}
_CLOSING: dict[type, str] = {list: "]", dict: "}"}


def _put(container: Any, key: str, value: Any) -> None:
    if type(container) is dict:
        container[key] = value
    else:
        container.append(value)


def _close(text: str, at: int, stack: list[Any]) -> int:
    """Take off the stack what closes from `at` on; return where that ends, white space passed over."""
    while len(stack) > 1:
        at = _skip(text, at)
        if text[at : at + 1] != _CLOSING[type(stack[-1])]:
            break
        stack.pop()
        at += 1
    return at


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
    if text[at : at + 1] not in _SPACES:
        return at
    found = SPACE.match(text, at)
    return found.end() if found else at
