"""Heads of the plainest kind, read and found good in one step.

Nearly every webhook has such a head: a path, HTTP/1.1, lines of a name and a value, no name twice, nothing
that changes how the connection goes on. About these there is nothing to decide, so the HTTP parser is
not asked; whatever differs in the slightest is none of them, and the parser judges it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from inspector.receiver.head import Head

_FIRST_LINE = re.compile(r"([A-Z]+) (/[\x21-\x7e]*) HTTP/1\.1")
_LINE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\t\x80-\xff]*)")
_LONGEST_LINE = 256
_MOST_DIGITS = 12
_OTHERWISE = frozenset(
    {"transfer-encoding", "expect", "upgrade", "http2-settings", "trailer", "te"}
)
_GOES_ON = {"keep-alive": True, "close": False}


class UsualHead(NamedTuple):
    """The head taken apart, the length of the body behind it, and whether the client wants to go on."""

    head: Head
    length: int
    keep_alive: bool


def read_usual_head(head: bytes) -> UsualHead | None:
    """Return what a head of the plainest kind says, None for any other."""
    lines = head.decode("latin-1").split("\r\n")
    first = _FIRST_LINE.fullmatch(lines[0])
    fields = _fields(lines[1:-2])
    if first is None or fields is None or "host" not in fields:
        return None
    keep_alive: bool | None = True
    if "connection" in fields:
        keep_alive = _GOES_ON.get(fields["connection"][1].lower())
    length = fields["content-length"][1] if "content-length" in fields else "0"
    if keep_alive is None or not length.isdecimal() or len(length) > _MOST_DIGITS:
        return None
    method, target = first.groups()
    parsed = Head(method, target, "HTTP/1.1", tuple(fields.values()))
    return UsualHead(parsed, int(length), keep_alive)


def _fields(lines: list[str]) -> dict[str, tuple[str, str]] | None:
    """Return the pairs by their names in lower case; None where a name comes twice or a line is unusual."""
    fields: dict[str, tuple[str, str]] = {}
    for line in lines:
        field = _usual_line(line) if len(line) <= _LONGEST_LINE else None
        if field is None:
            return None
        fields[field[0]] = field[1]
    return fields if len(fields) == len(lines) and _OTHERWISE.isdisjoint(fields) else None


@lru_cache(maxsize=4096)
def _usual_line(line: str) -> tuple[str, tuple[str, str]] | None:
    """Return a header's name in lower case and its pair; the same lines come again and again."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    name, value = found.groups()
    return name.lower(), (name, value.rstrip(" \t"))
