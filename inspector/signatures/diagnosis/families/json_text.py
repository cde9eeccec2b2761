"""JSON as other languages write it, made from a body's text."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.number_text import number_text
from inspector.signatures.ecmascript.parse import parse
from inspector.signatures.ecmascript.stringify import stringify

# A string, or a number outside of strings: nothing else in JSON's text can be rewritten.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|(-?\d++(?:\.\d++)?+(?:[eE][+-]?\d++)?+)', re.DOTALL)
_SLASH = re.compile(r"\\.|/", re.DOTALL)
_MOST_DIGITS = 400
# Surrogates: where the high ones begin, where the low ones begin, and what follows them.
_HIGH, _LOW, _AFTER_LOW = 0xD800, 0xDC00, 0xE000
_CONTROLS_END = 0x20
COMPACT = (",", ":")
SPACED = (", ", ": ")


def text_of(body: bytes) -> str | None:
    """Return a body's text, None when it is no UTF-8 or no JSON object or array."""
    return None if document_of(body) is None else body.decode("utf-8")


def encoded(text: str) -> bytes:
    """Return a text's bytes; a lone surrogate passes."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=2)
def document_of(body: bytes) -> Any:
    """Return the body as Python's json reads it, None when it is none. Not to be changed: it is kept."""
    if body.lstrip()[:1] not in {b"{", b"["} or b"\0" in body:
        return None
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def stringified(body: bytes) -> bytes | None:
    """Return JSON.stringify(JSON.parse(body)), None when it is no JSON."""
    try:
        return stringify(parse(body))
    except NotJsonError:
        return None


def dumped(
    document: Any,
    *,
    separators: tuple[str, str] = COMPACT,
    ascii_only: bool = False,
    sort: bool = False,
    indent: int | str | None = None,
) -> str | None:
    """Return the document as json.dumps writes it, None where it can't (depth, huge numbers)."""
    try:
        return json.dumps(
            document, separators=separators, ensure_ascii=ascii_only, sort_keys=sort, indent=indent
        )
    except (ValueError, RecursionError, TypeError):
        return None


def with_numbers(text: str, change: Callable[[str], str]) -> str:
    """Return JSON text with every number changed, all else kept."""
    pieces, position = [], 0
    for start, number in _numbers_at(text):
        pieces += [text[position:start], change(number)]
        position = start + len(number)
    return "".join([*pieces, text[position:]])


def forget() -> None:
    """Drop what was parsed last."""
    document_of.cache_clear()
    _numbers_at.cache_clear()


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a JSON text as they are written."""
    return (number for _, number in _numbers_at(text))


@lru_cache(maxsize=2)
def _numbers_at(text: str) -> list[tuple[int, str]]:
    return [(found.start(1), found[1]) for found in _TOKEN.finditer(text) if found[1]]


def javascript_number(number: str) -> str:
    """Return a number as JavaScript writes it."""
    return number_text(float(number))


def python_number(number: str) -> str:
    """Return a number as Python writes it."""
    if number.lstrip("-").isdigit():
        return number if len(number) > _MOST_DIGITS else str(int(number))
    return repr(float(number))


def slashes_escaped(text: str) -> str:
    r"""Return JSON text with every bare slash as `\/`."""
    if "\\" not in text:
        return text.replace("/", "\\/")
    return _SLASH.sub(lambda found: "\\/" if found[0] == "/" else found[0], text)


def non_ascii_escaped(text: str, *, upper: bool = False) -> str:
    r"""Return text with every character beyond ASCII as `\uXXXX`, pairs for those beyond the BMP."""
    return re.sub(r"[^\x00-\x7f]", lambda found: _escapes(found[0], upper=upper), text)


def _escapes(character: str, *, upper: bool) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    digits = [units[place : place + 2].hex() for place in range(0, len(units), 2)]
    return "".join(f"\\u{item.upper() if upper else item}" for item in digits)


def characters_escaped(text: str, characters: str, *, upper: bool = False) -> str:
    r"""Return text with each of the characters as `\uXXXX`, as HTML-safe writers have it."""
    for character in characters:
        if character in text:
            text = text.replace(character, _escapes(character, upper=upper))
    return text


def unescaped(text: str, only: str = "") -> str:
    r"""Return JSON text with `\uXXXX` turned into characters, where JSON allows them bare.

    `only` names the characters to turn. What must stay escaped (controls, quote, backslash, lone
    surrogates) stays.
    """
    pattern = re.compile(
        r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|.)", re.DOTALL
    )
    return pattern.sub(lambda found: _character(found, only), text)


def _character(found: re.Match[str], only: str) -> str:
    if not found[1]:
        return found[0]
    code = int(found[1], 16)
    rest = f"\\u{found[2]}" if found[2] else ""
    if _HIGH <= code < _LOW and found[2]:
        low = int(found[2], 16)
        made = chr(0x10000 + ((code - _HIGH) << 10) + (low - _LOW))
        return made if not only else found[0]
    made = chr(code)
    if (
        _HIGH <= code < _AFTER_LOW
        or code < _CONTROLS_END
        or made in '"\\'
        or (only and made not in only)
    ):
        return found[0]
    return made + rest
