"""A first line that the HTTP parser takes, in place of one it refuses though nothing is wrong with it.

An inspector takes any method and any target. The parser knows some forty methods, and no target with a
byte outside ASCII; what it reads from a first line is not used here, so another may stand in for it.
"""

import re

from inspector.receiver.head import Head

_FAMILIAR = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_PLAIN_PATH = re.compile(r"/[\x21-\x7e]*")
_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_TARGET = re.compile(r"[\x21-\x7e\x80-\xff]+")
_VERSIONS = frozenset({"HTTP/1.0", "HTTP/1.1"})


def with_stand_in(head: bytes, parsed: Head) -> bytes:
    """Return `head` as the parser shall see it; the same bytes where its first line is an ordinary one."""
    method, target = parsed.method or "", parsed.target or ""
    if method in _FAMILIAR and _PLAIN_PATH.fullmatch(target):
        return head
    if parsed.version not in _VERSIONS or not _METHOD.fullmatch(method):
        return head
    if not _TARGET.fullmatch(target):
        return head
    start = len(head) - len(head.lstrip(b"\r\n"))
    end = head.index(b"\r\n", start)
    return head[:start] + f"POST / {parsed.version}".encode() + head[end:]
