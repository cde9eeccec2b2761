"""The filters of the template language: `{body|sha256-hex}`."""

import hashlib
import json
import re
import zlib
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, urlencode

Filter: TypeAlias = Callable[[bytes], bytes]

# What JavaScript's encodeURI leaves alone, beside letters and digits.
_URI_SAFE = ";,/?:@&=+$-_.!~*'()#"
_COMPONENT_SAFE = "-_.!~*'()"
_LONE_BACKSLASH = re.compile(r"\\(?!/)")
_AUTHORITY = re.compile(
    rb"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@]*@)?(?P<host>\[[^\]/?#]*\]|[^/?#:@]*)(?P<port>:\d*)?"
)
_MOST_FIELDS = 10_000
_BMP_END = 0xFFFF
_ASCII_END = 0x7F


def compile_filter(text: str) -> Filter:
    """Return the filter called `text`. Raises ValueError that lists the filters."""
    name, _, argument = text.partition(":")
    if name == "unescape":
        return _unescape(argument)
    if text not in _FILTERS:
        raise ValueError(f"there is no filter {text!r}; filters: {', '.join(_FILTERS)}, unescape:…")
    return _FILTERS[text]


def _sha256_hex(value: bytes) -> bytes:
    return hashlib.sha256(value).hexdigest().encode()


def _crc32(value: bytes) -> bytes:
    return str(zlib.crc32(value)).encode()


def _json_string(value: bytes) -> bytes:
    """Return text as a JSON string, escaped as JavaScript's JSON.stringify does."""
    return json.dumps(value.decode("utf-8", "replace"), ensure_ascii=False).encode("utf-8")


def _box_escape(value: bytes) -> bytes:
    r"""Return the body as Box signs it: non-ASCII and CR as \uXXXX or \r, backslashes doubled but before a slash."""
    text = _LONE_BACKSLASH.sub(r"\\\\", value.decode("utf-8", "replace"))
    return "".join(_escaped(ch) for ch in text).encode("ascii")


def _escaped(ch: str) -> str:
    code = ord(ch)
    if ch == "\r":
        return "\\r"
    if code <= _ASCII_END:
        return ch
    if code <= _BMP_END:
        return f"\\u{code:04x}"
    pair = ch.encode("utf-16-be")
    return f"\\u{pair[:2].hex()}\\u{pair[2:].hex()}"


def _contentful(value: bytes) -> bytes:
    """Return path and query as Contentful's toolkit does: encodeURI, the query escaped a first time before."""
    path, mark, query = value.decode("utf-8", "replace").partition("?")
    escaped = quote(path, safe=_URI_SAFE)
    if not mark:
        return escaped.encode()
    twice = quote(quote(query, safe=_COMPONENT_SAFE), safe=_URI_SAFE)
    return f"{escaped}?{twice}".encode()


def _unescape(codes: str) -> Filter:
    """Return a filter that undoes just the percent-escapes named, such as `unescape:3A2F`."""
    pairs = [codes[place : place + 2] for place in range(0, len(codes), 2)]
    if not pairs or not all(re.fullmatch("[0-9A-F]{2}", pair) for pair in pairs):
        raise ValueError("unescape: takes pairs of upper-case hex digits, such as unescape:3A2F")
    pattern = re.compile(f"%({'|'.join(pairs)})".encode(), re.IGNORECASE)
    return lambda value: pattern.sub(lambda match: bytes.fromhex(match[1].decode()), value)


def _with_port(url: bytes) -> bytes:
    """Return a URL with its scheme's own port written out, where no port stands."""
    match = _AUTHORITY.match(url)
    if match is None or match["port"]:
        return url
    port = {b"https": b":443", b"http": b":80"}.get(match["scheme"].lower(), b"")
    return url[: match.end("host")] + port + url[match.end("host") :]


def _without_port(url: bytes) -> bytes:
    """Return a URL without its port."""
    match = _AUTHORITY.match(url)
    if match is None or not match["port"]:
        return url
    return url[: match.start("port")] + url[match.end("port") :]


def _query_encoded(url: bytes) -> bytes:
    """Return a URL whose query was decoded and encoded again, as a form is."""
    before, mark, query = url.partition(b"?")
    try:
        # What is no UTF-8 passes as it is: a request's URL may hold anything.
        fields = parse_qsl(
            query.decode("utf-8", "surrogateescape"),
            keep_blank_values=True,
            errors="surrogateescape",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        return url
    return before + mark + urlencode(fields, errors="surrogateescape").encode() if mark else url


_FILTERS: dict[str, Filter] = {
    "sha256-hex": _sha256_hex,
    "crc32": _crc32,
    "json-string": _json_string,
    "box-escape": _box_escape,
    "contentful": _contentful,
    "with-port": _with_port,
    "without-port": _without_port,
    "query-encoded": _query_encoded,
}
