"""Why a head is refused, in words for people.

The HTTP parser says no, but in its own terms ("Invalid header token"). This looks at the head for the
mistakes that are known, in the order a reader meets them, and names the first.
"""

import re

from inspector.model.headers import header_value
from inspector.receiver.head import Head, parse_head

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_BLANK_BEFORE_COLON = re.compile(r"[ \t]\Z")
_KNOWN_VERSIONS = {"HTTP/1.0", "HTTP/1.1"}
_SINGLE = {"content-length", "content-type", "host", "transfer-encoding", "user-agent"}


def refusal_reason(head: bytes, parser_words: str) -> str:
    """Return what is wrong with a head that was refused; the parser's own words where nothing is known."""
    parsed = parse_head(head)
    return (
        _wrong_first_line(parsed)
        or _wrong_lines(head)
        or _wrong_headers(parsed)
        or parser_words.strip().split("\n")[0].rstrip(":")
        or "the HTTP parser refused it"
    )


def _wrong_first_line(head: Head) -> str | None:
    if head.method is None or not _TOKEN.fullmatch(head.method):
        return f"the method {head.method or ''!r} is no word"
    if head.target is None:
        return "no target in the request line"
    if control := _CONTROL.search(head.target):
        return f"control byte 0x{ord(control[0]):02X} in the target"
    if not head.target or " " in head.target:
        return "the target is empty or has a blank in it"
    if head.version not in _KNOWN_VERSIONS:
        return f"{head.version} on an HTTP/1 port"
    return None


def _wrong_lines(head: bytes) -> str | None:
    lines = head.decode("latin-1").lstrip("\r\n").split("\r\n")[1:]
    for line in lines:
        if not line:
            break
        if line[0] in " \t":
            return f"a folded header line: {line.strip()!r} begins with a blank"
        name, colon, value = line.partition(":")
        if not colon:
            return f"a header line without a colon: {_short(line)}"
        if problem := _wrong_name(name) or _wrong_value(name, value):
            return problem
    return None


def _wrong_name(name: str) -> str | None:
    if not name:
        return "a header line without a header name"
    if _BLANK_BEFORE_COLON.search(name):
        return f"blank in header name: {_short(name)} has one before the colon"
    for character in name:
        if not _TOKEN.fullmatch(character):
            return f"byte 0x{ord(character):02X} in the header name {_short(name)}"
    return None


def _wrong_value(name: str, value: str) -> str | None:
    control = _CONTROL.search(value)
    if control is None:
        return None
    if control[0] == "\0":
        return f"NUL in header {name}"
    return f"control byte 0x{ord(control[0]):02X} in header {name}"


def _wrong_headers(head: Head) -> str | None:
    names = [name.lower() for name, _ in head.headers]
    for name, _ in head.headers:
        if name.lower() in _SINGLE and names.count(name.lower()) > 1:
            return f"{name} twice"
    if head.version == "HTTP/1.1" and header_value(head.headers, "host") is None:
        return "no Host header, which HTTP/1.1 demands"
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")  # noqa: PLR2004 - what fits a line
