"""A request's head taken apart, leniently: whatever stands there is shown, good HTTP or not."""

import re
from dataclasses import dataclass

from inspector.model.headers import Headers

_FIRST_LINE = re.compile(r"([^ ]*) (.*?) ?(HTTP/[^ ]*)?\Z", re.DOTALL)
_WHITE = " \t"


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
    lines = head.decode("latin-1").replace("\r\n", "\n").lstrip("\r\n").split("\n")
    found = _FIRST_LINE.match(lines[0])
    method, target, version = found.groups() if found else (lines[0] or None, None, None)
    pairs: list[tuple[str, str]] = []
    for line in lines[1:]:
        if not line:
            break
        if line[0] in _WHITE and pairs:
            name, value = pairs.pop()
            pairs.append((name, f"{value} {line.strip(_WHITE)}".strip(_WHITE)))
            continue
        name, _, value = line.partition(":")
        pairs.append((name, value.strip(_WHITE)))
    return Head(method, target, version, tuple(pairs))
