"""What a head says about the body behind it (RFC 9112 §6.3)."""

import re
from dataclasses import dataclass
from functools import lru_cache

_FIELDS = re.compile(
    rb"\n(content-length|transfer-encoding|expect)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE
)
_HEX = re.compile(rb"0x[0-9a-f]+", re.IGNORECASE)
# More digits than any size has: such a length is over every limit, and int() would only be slow.
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class AnnouncedBody:
    """A length in bytes, or chunks; `problem` says why a head leaves the end of its body unknown."""

    length: int = 0
    chunked: bool = False
    expects_continue: bool = False
    problem: str | None = None


_NOTHING = AnnouncedBody()


def announced_body(head: bytes) -> AnnouncedBody:
    """Read a head, leniently about everything that doesn't matter to the body's end."""
    found = _FIELDS.findall(head)
    if not found:
        return _NOTHING
    lengths: list[bytes] = []
    codings: list[bytes] = []
    expects = False
    for name, value in found:
        initial = name[0] | 0x20
        if initial == ord("c"):
            lengths.append(value.rstrip(b" \t"))
        elif initial == ord("t"):
            codings.append(value)
        else:
            expects = value.strip().lower() == b"100-continue"
    if codings:
        return _by_codings(codings, expects=expects, has_length=bool(lengths))
    if not lengths:
        return AnnouncedBody(expects_continue=expects)
    if len(lengths) > 1 and any(other != lengths[0] for other in lengths):
        told = " and ".join(length.decode("latin-1") for length in lengths)
        return AnnouncedBody(problem=f"two Content-Length headers that differ: {told}")
    return _by_length(lengths[0], expects=expects)


@lru_cache(maxsize=1024)
def _by_length(value: bytes, *, expects: bool) -> AnnouncedBody:
    if not value.isdigit():
        return AnnouncedBody(problem=_what_is_wrong(value))
    if len(value) > _MOST_DIGITS:
        value = b"9" * _MOST_DIGITS
    return AnnouncedBody(int(value), expects_continue=expects)


def _by_codings(codings: list[bytes], *, expects: bool, has_length: bool) -> AnnouncedBody:
    listed = b", ".join(codings)
    names = [part.strip(b" \t").lower() for part in listed.split(b",")]
    if names[-1] != b"chunked":
        told = listed.decode("latin-1")
        return AnnouncedBody(problem=f"a transfer coding that does not end in chunked: {told}")
    if has_length:
        return AnnouncedBody(problem="both lengths: Content-Length and Transfer-Encoding")
    return AnnouncedBody(chunked=True, expects_continue=expects)


def _what_is_wrong(value: bytes) -> str:
    told = value.decode("latin-1")
    if not value:
        return "Content-Length blank"
    if value[:1] == b"-":
        return f"Content-Length negative: {told}"
    if _HEX.fullmatch(value):
        return f"Content-Length hex: {told}"
    return f"Content-Length not a number: {told}"
