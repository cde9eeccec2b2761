"""A request's head taken apart, leniently: whatever stands there is shown, good HTTP or not."""

import re
from dataclasses import dataclass

from inspector.model.headers import Headers

_FIRST_LINE = re.compile(r"([^ ]*) +(.*?) *(HTTP/[^ ]*)?\Z", re.DOTALL)
_WHITE = " \t"
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """Method, target and version as they stand in the first line; header pairs in wire order.

    None where the first line has no such part. White space around values is off, names are untouched; a
    folded line is joined to its value by one space, a line without a colon is a name without a value.
    Each character is one wire byte (Latin-1).
    """

    method: str | None
    target: str | None
    version: str | None
    headers: Headers


def parse_head(head: bytes) -> Head:
    """Take a head apart, whatever it is. Never raises."""
    text = head.decode("latin-1")
    lines = text.split("\r\n")
    if text.count("\n") >= len(lines) or not lines[0]:
        lines = text.replace("\r\n", "\n").lstrip("\r\n").split("\n")
    method, target, version = _first_line(lines[0])
    pairs: list[tuple[str, str]] = []
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if not colon or line[0] in _WHITE:
            if not line:
                break
            if pairs and line[0] in _WHITE:
                name, value = pairs.pop()
                value = f"{value} {line.strip(_WHITE)}"
        pairs.append((name, value.strip(_WHITE)))
    return Head(method, target, version, tuple(pairs))


def _first_line(line: str) -> tuple[str | None, str | None, str | None]:
    parts = line.split(" ")
    if len(parts) == _PARTS and parts[2].startswith("HTTP/"):
        return parts[0], parts[1], parts[2]
    found = _FIRST_LINE.match(line)
    if found is None:
        return line or None, None, None
    method, target, version = found.groups()
    return method, target, version
