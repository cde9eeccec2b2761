"""JSON.parse."""

from typing import Any

from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.read_value import SPACE, read_value


def parse(data: bytes) -> Any:
    """Return the value that JSON.parse makes of `data`, read as UTF-8.

    A byte order mark, UTF-16, NaN and whatever else ECMA-262 25.5.1 refuses raises NotJsonError; so
    does what is not UTF-8, where a JavaScript program would go on with U+FFFD in its place. Objects
    are dicts in order of first appearance (`stringify` puts integer-like keys first, as an object in
    JavaScript has them), arrays lists, numbers float; lone surrogates stay in the strings.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotJsonError(f"Not UTF-8, byte {error.start}") from None
    if text.startswith("\ufeff"):
        raise NotJsonError("Byte order mark in front", 0)
    value, end = read_value(text, _past_space(text, 0))
    end = _past_space(text, end)
    if end != len(text):
        raise NotJsonError("Extra data", end)
    return value


def _past_space(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at
