"""One request under examination: its parts as bytes, each parsed once and only when asked for."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from inspector.model.request import Request
from inspector.signatures.multipart import parse_multipart

_UNREAD: Any = object()
_NO_FIELDS: Mapping[str, bytes] = MappingProxyType({})
_MAX_FIELDS = 10_000


class Reading:
    """A request, the parameters it can't give itself, and what was parsed from it so far.

    `fields` are the parts of the signature's own header (`t`, `v1` …) and `timestamp` the time's text as
    it arrived; a scheme sets both while it reads. Nothing here raises on what a request holds: what
    can't be parsed is absent.
    """

    __slots__ = (
        "_form",
        "_json",
        "_query",
        "fields",
        "params",
        "request",
        "secret",
        "signed_headers",
        "timestamp",
    )

    def __init__(self, request: Request, params: Mapping[str, Any] | None = None) -> None:
        self.request = request
        self.params = params or {}
        self.fields: Mapping[str, bytes] = _NO_FIELDS
        self.timestamp: bytes | None = None
        self.signed_headers: bytes | None = None
        self.secret = b""
        self._json: Any = _UNREAD
        self._form: dict[bytes, list[bytes]] | None = None
        self._query: dict[bytes, list[bytes]] | None = None

    def header(self, lowered_name: str) -> bytes | None:
        """Return the first value of a header, given by its lower-case name."""
        for name, value in self.request.headers:
            if name.lower() == lowered_name:
                return value.encode("latin-1")
        return None

    def header_lines(self, lowered_name: str) -> list[bytes]:
        """Return every value of a header, in wire order."""
        return [
            value.encode("latin-1")
            for name, value in self.request.headers
            if name.lower() == lowered_name
        ]

    @property
    def json(self) -> Any:
        """The body as JSON, None when it is none (or `null`, or nested too deeply to read)."""
        if self._json is _UNREAD:
            self._json = parse_json(self.request.body)
        return self._json

    @property
    def form(self) -> dict[bytes, list[bytes]]:
        """The body's form fields (urlencoded or multipart) as bytes."""
        if self._form is None:
            content_type = self.header("content-type") or b""
            if content_type[:10].lower() == b"multipart/":
                self._form = parse_multipart(content_type, self.request.body)
            else:
                self._form = parse_form(self.request.body)
        return self._form

    @property
    def query(self) -> dict[bytes, list[bytes]]:
        """The fields of the URL's query, percent-decoded to bytes."""
        if self._query is None:
            self._query = parse_form(
                split_url(self.request.url)[3].encode("utf-8", "surrogatepass")
            )
        return self._query


def parse_json(data: bytes) -> Any:
    """Return what the bytes hold as JSON, None when they hold none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def parse_form(data: bytes) -> dict[bytes, list[bytes]]:
    """Return form fields by name, in order of first appearance, each with its values in order."""
    fields: dict[bytes, list[bytes]] = {}
    if not data:
        return fields
    for item in data.split(b"&", _MAX_FIELDS):
        name, _, value = item.partition(b"=")
        decoded = unquote_to_bytes(name.replace(b"+", b" "))
        fields.setdefault(decoded, []).append(unquote_to_bytes(value.replace(b"+", b" ")))
    return fields


def split_url(url: str) -> tuple[str, str, str, str]:
    """Return scheme, network location, path and query of a URL; a broken one is all path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", url, ""
    return parts.scheme, parts.netloc, parts.path, parts.query
