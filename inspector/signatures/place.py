"""Places in a request, by name: `header:N`, `json:path`, `form:N`, `query:N` and their like.

A place is compiled once and then read many times; it gives bytes, or None where nothing stands.
"""

import hashlib
import hmac
from collections.abc import Callable
from typing import TypeAlias

from inspector.signatures.encodings import Encoder, encode_base64, encode_hex
from inspector.signatures.json_path import compile_path, scalar_bytes
from inspector.signatures.php_form import php_serialized_form
from inspector.signatures.reading import Reading, parse_json, split_url
from inspector.signatures.sns_text import sns_text
from inspector.signatures.sorted_form import sorted_form

Place: TypeAlias = Callable[[Reading], bytes | None]

_ID_DIGITS = 16
_MOST_PARTS = 100


def compile_place(text: str) -> Place:
    """Return the function that reads a place. Raises ValueError that says what was expected."""
    if text in _WHOLES:
        return _WHOLES[text]
    kind, _, rest = text.partition(":")
    if not rest or kind not in _KINDS:
        expected = ", ".join([*(f"{name}:…" for name in _KINDS), *_WHOLES])
        raise ValueError(f"expected a place ({expected}); found {text!r}")
    return _KINDS[kind](rest)


def compile_presence(text: str) -> Callable[[Reading], bool]:
    """Return the function that tells whether anything stands at a place, JSON containers included."""
    kind, _, rest = text.partition(":")
    if kind == "json" and rest:
        find = compile_path(rest)
        return lambda reading: find(reading.json) is not None
    place = compile_place(text)
    return lambda reading: place(reading) is not None


def describe(text: str) -> str:
    """Return the words for a place in a sentence: `header:X` is "the header X"."""
    kind, _, name = text.partition(":")
    return f"{_WORDS[kind]} {name}" if name and kind in _WORDS else f"the {text}"


def sentence_start(text: str) -> str:
    """Return the words for a place at the start of a sentence: "The header X"."""
    words = describe(text)
    return words[0].upper() + words[1:]


def _header(name: str) -> Place:
    lowered = name.lower()
    return lambda reading: reading.header(lowered)


def _json(path: str) -> Place:
    find = compile_path(path)
    return lambda reading: scalar_bytes(find(reading.json))


def _form(name: str) -> Place:
    key = name.encode()

    def read(reading: Reading) -> bytes | None:
        values = reading.form.get(key)
        return values[0] if values else None

    return read


def _query(name: str) -> Place:
    key = name.encode()

    def read(reading: Reading) -> bytes | None:
        values = reading.query.get(key)
        return values[0] if values else None

    return read


def _form_json(text: str) -> Place:
    name, _, path = text.partition(".")
    key, find = name.encode(), compile_path(path)

    def read(reading: Reading) -> bytes | None:
        values = reading.form.get(key)
        return scalar_bytes(find(parse_json(values[0]))) if values else None

    return read


def _json_compact(path: str) -> Place:
    """Return the place of a JSON value as JavaScript's JSON.stringify writes it."""
    find = compile_path(path)

    def read(reading: Reading) -> bytes | None:
        from inspector.signatures.ecmascript.not_json_error import NotJsonError  # noqa: PLC0415
        from inspector.signatures.ecmascript.parse import parse  # noqa: PLC0415 - few schemes need it
        from inspector.signatures.ecmascript.stringify import stringify  # noqa: PLC0415

        try:
            value = find(parse(reading.request.body))
        except NotJsonError:
            return None
        return None if value is None else stringify(value)

    return read


def _json_member(names: str) -> Place:
    """Return the place of the name of the first member out of a list that the body has."""
    choices = names.split(",")

    def read(reading: Reading) -> bytes | None:
        document = reading.json
        if not isinstance(document, dict):
            return None
        return next((name.encode() for name in choices if name in document), None)

    return read


def _computed(algorithm: str, encode: Encoder) -> Callable[[str], Place]:
    """Return the kind of place that holds the HMAC of another, keyed by the secret."""

    def kind(text: str) -> Place:
        place = compile_place(text)

        def read(reading: Reading) -> bytes | None:
            value = place(reading)
            if value is None or not reading.secret:
                return None
            return encode(hmac.digest(reading.secret, value, algorithm)).encode()

        return read

    return kind


def _field(name: str) -> Place:
    return lambda reading: reading.fields.get(name)


def _param(name: str) -> Place:
    def read(reading: Reading) -> bytes | None:
        value = reading.params.get(name)
        return None if value is None else str(value).encode("utf-8", "surrogatepass")

    return read


def _header_part(text: str) -> Place:
    """Return the place of one part of a header such as `key=…,algorithm=…`."""
    name, _, part = text.partition(".")
    read_header, wanted = _header(name), part.encode() + b"="

    def read(reading: Reading) -> bytes | None:
        items = (read_header(reading) or b"").split(b",", _MOST_PARTS)
        found = (item.strip() for item in items)
        return next((item[len(wanted) :] for item in found if item.startswith(wanted)), None)

    return read


def _php_form(without: str) -> Place:
    left_out = without.encode()
    return lambda reading: php_serialized_form(reading, left_out)


def _encoded(text: str) -> bytes | None:
    return text.encode("utf-8", "surrogatepass") if text else None


def _url(reading: Reading) -> bytes | None:
    return _encoded(reading.request.url)


def _path(reading: Reading) -> bytes | None:
    return _encoded(split_url(reading.request.url)[2])


def _target(reading: Reading) -> bytes | None:
    _, _, path, query = split_url(reading.request.url)
    return _encoded(f"{path}?{query}" if query else path)


def _callback_url(reading: Reading) -> bytes | None:
    return _encoded(str(reading.params.get("callback_url") or reading.request.url))


def _body_id(reading: Reading) -> bytes:
    return hashlib.sha256(reading.request.body).hexdigest()[:_ID_DIGITS].encode()


_KINDS: dict[str, Callable[[str], Place]] = {
    "header": _header,
    "json": _json,
    "json-compact": _json_compact,
    "form": _form,
    "form-json": _form_json,
    "query": _query,
    "field": _field,
    "param": _param,
    "json-member": _json_member,
    "header-part": _header_part,
    "php-form": _php_form,
    "hmac-sha1-hex": _computed("sha1", encode_hex),
    "hmac-sha256-hex": _computed("sha256", encode_hex),
    "hmac-sha256-base64": _computed("sha256", encode_base64),
}
_WHOLES: dict[str, Place] = {
    "body": lambda reading: reading.request.body,
    "body-id": _body_id,
    "body-digest": lambda reading: b"body:" + _body_id(reading),
    "method": lambda reading: reading.request.method.encode("utf-8", "surrogatepass"),
    "url": _url,
    "path": _path,
    "target": _target,
    "callback_url": _callback_url,
    "sorted-form": sorted_form,
    "sns-text": sns_text,
    "secret": lambda reading: reading.secret,
    "timestamp": lambda reading: reading.timestamp,
    "signed_headers": lambda reading: reading.signed_headers,
}
_WORDS = {
    "header": "the header",
    "json": "the JSON member",
    "form": "the form field",
    "form-json": "the JSON in the form field",
    "query": "the query field",
    "field": "the signature's part",
    "param": "the parameter",
}
