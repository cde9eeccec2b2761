"""The scanner of an object's top-level members, on bytes."""

import re

from inspector.signatures.ecmascript.member import Member
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.read_value import read_value

_START = re.compile(r"[ \t\n\r]*+\{")
_KEY = re.compile(
    r'[ \t\n\r]*+("([^"\\\x00-\x1f]*+)(?:\\.[^"\\\x00-\x1f]*+)*+")[ \t\n\r]*+:[ \t\n\r]*+'
)
_DELIMITER = re.compile(r"[ \t\n\r]*+([,}])")
_END = re.compile(r"[ \t\n\r]*+\}[ \t\n\r]*+\Z")
_LAST_STRING = re.compile(r'[ \t\n\r]*+:[ \t\n\r]*+("[^"\\]*+")[ \t\n\r]*+\}[ \t\n\r]*+\Z')
_SPACE = " \t\n\r"


def find_member(data: bytes, key: str) -> Member | None:
    """Return the member `key` of the object that `data` holds, None where there is no such thing.

    Only top-level members count, compared after unescaping; of several the last is taken, as
    JSON.parse does. What is no JSON object has no member; strings need not be UTF-8. `key` is ASCII
    and needs no escape itself.
    """
    if key.encode("ascii") not in data and b"\\" not in data:
        return None
    # JSON's structure is ASCII: read as Latin-1, a character's place is its byte's.
    text = data.decode("latin-1")
    try:
        return _closing_member(text, f'"{key}"') or _last_member(text, key)
    except NotJsonError:
        return None


def _closing_member(text: str, quoted_key: str) -> Member | None:
    """Find the member where it usually stands, as the last, holding a simple string.

    The brace that ends a JSON text closes its outermost object, so what stands right before it is a
    member of that: nothing needs counting, only that the whole is JSON.
    """
    start = text.rfind(quoted_key)
    matched = _LAST_STRING.match(text, start + len(quoted_key)) if start > 0 else None
    if matched is None:
        return None
    before = text[:start].rstrip(_SPACE)
    if not before.endswith((",", "{")):
        return None
    opened = _START.match(text)
    if opened is None:
        return None
    # The object has to reach to the end: `{} , "key": "x"}` is no JSON.
    _, end = read_value(text, opened.end() - 1)
    if end <= matched.end(1):
        return None
    comma = len(before) - 1 if before.endswith(",") else None
    return Member(start, matched.start(1), matched.end(1), comma)


def _last_member(text: str, key: str) -> Member | None:
    opened = _START.match(text)
    if opened is None or _END.match(text, opened.end()):
        return None
    at = opened.end()
    comma: int | None = None
    found: Member | None = None
    while True:
        matched = _KEY.match(text, at)
        if matched is None:
            return None
        start, key_end = matched.span(1)
        value_start = matched.end()
        _, end = read_value(text, value_start)
        delimiter = _DELIMITER.match(text, end)
        if delimiter is None:
            return None
        at = delimiter.end()
        closing = text[at - 1] == "}"
        simple = matched.end(2) == key_end - 1
        if (matched[2] if simple else read_value(text, start)[0]) == key:
            owned = comma if comma is not None else (None if closing else at - 1)
            found = Member(start, value_start, end, owned)
        if closing:
            return found if _END.match(text, at - 1) else None
        comma = at - 1
