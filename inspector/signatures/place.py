"""Places in a request, by name: `header:N`, `json:path`, `form:N`, `query:N` and their like.

A place is compiled once and then read many times; it gives bytes, or None where nothing stands.
"""

import hashlib
from collections.abc import Callable
from typing import TypeAlias

from inspector.model.headers import as_wire_text
from inspector.signatures.json_path import compile_path, scalar_bytes
from inspector.signatures.reading import Reading, parse_json, split_url

Place: TypeAlias = Callable[[Reading], bytes | None]

_BODY_DIGEST_DIGITS = 16


def compile_place(text: str) -> Place:
    """Return the function that reads a place. Raises ValueError that says what was expected."""
    if text in _WHOLES:
        return _WHOLES[text]
    kind, colon, rest = text.partition(":")
    if not colon or not rest or kind not in _KINDS:
        expected = ", ".join([*(f"{name}:…" for name in _KINDS), *_WHOLES])
        raise ValueError(f"{text!r} is no place in a request; expected one of {expected}")
    return _KINDS[kind](rest)


def _header(name: str) -> Place:
    lowered = name.lower()
    return lambda reading: reading.header(lowered)


def _json(path: str) -> Place:
    find = compile_path(path)
    return lambda reading: scalar_bytes(find(reading.json))


def _form(name: str) -> Place:
    key = name.encode()
    return lambda reading: reading.form.get(key, [None])[0]


def _query(name: str) -> Place:
    key = name.encode()
    return lambda reading: reading.query.get(key, [None])[0]


def _form_json(text: str) -> Place:
    name, _, path = text.partition(".")
    key, find = name.encode(), compile_path(path)

    def read(reading: Reading) -> bytes | None:
        values = reading.form.get(key)
        return scalar_bytes(find(parse_json(values[0]))) if values else None

    return read


def _field(name: str) -> Place:
    return lambda reading: reading.fields.get(name, [None])[0]


def _param(name: str) -> Place:
    def read(reading: Reading) -> bytes | None:
        value = reading.params.get(name)
        return None if value is None else str(value).encode()

    return read


def _url(reading: Reading) -> bytes:
    return as_wire_text(reading.request.url).encode("latin-1")


def _path(reading: Reading) -> bytes:
    return as_wire_text(split_url(reading.request.url)[2]).encode("latin-1")


def _body_digest(reading: Reading) -> bytes:
    digest = hashlib.sha256(reading.request.body).hexdigest()
    return f"body:{digest[:_BODY_DIGEST_DIGITS]}".encode()


_KINDS: dict[str, Callable[[str], Place]] = {
    "header": _header,
    "json": _json,
    "form": _form,
    "form-json": _form_json,
    "query": _query,
    "field": _field,
    "param": _param,
}
_WHOLES: dict[str, Place] = {
    "body": lambda reading: reading.request.body,
    "body-digest": _body_digest,
    "method": lambda reading: reading.request.method.encode(),
    "url": _url,
    "path": _path,
    "secret": lambda reading: reading.secret,
    "timestamp": lambda reading: reading.timestamp,
}
