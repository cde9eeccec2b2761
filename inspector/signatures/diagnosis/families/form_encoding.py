"""Form bodies, urlencoded or multipart, decoded and encoded again."""

import json
import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import parse_qsl, quote, quote_plus, unquote_plus, unquote_to_bytes

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.multipart import parse_multipart
from inspector.signatures.reading import Reading

_MOST_FIELDS = 1000
_PLAIN_TEXT = re.compile(rb"[^{\[\"\s][^=\s]*=")


def fields_of(body: bytes) -> list[tuple[str, str]]:
    """Return a form's fields in order, none when the body is no form."""
    if not _PLAIN_TEXT.match(body):
        return []
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return []


def joined(fields: list[tuple[str, str]], safe: str, *, plus: bool = True) -> bytes:
    """Return a form with the characters in `safe` left as they are, and blanks as `+` or `%20`."""
    write = quote_plus if plus else quote
    return "&".join(
        f"{write(name, safe=safe)}={write(value, safe=safe)}" for name, value in fields
    ).encode()


class _Form(BodyMistake):
    family = "form-encoding"
    remedy = "Hash the raw bytes of the form, before anything decodes it."
    code = RAW_BODY


class _Reencoded(_Form):
    safe: ClassVar[tuple[str, ...]]
    plus: ClassVar[bool] = True

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        fields = fields_of(body)
        for safe in self.safe if fields else ():
            yield joined(fields, safe, plus=self.plus)


class StarKept(_Reencoded):
    slug = "form_reencoded_star"
    form = "the form encoded again with '*' left as it is"
    cause = "the sender has %2A"
    safe = ("*",)


class SpaceAsPercent20(_Reencoded):
    slug = "form_reencoded_space"
    form = "the form encoded again with %20 for blanks"
    cause = "the sender has '+'"
    safe = ("", "!'()*", "!'()*~", "*", "()")
    plus = False


class ParensKept(_Reencoded):
    slug = "form_reencoded_parens"
    form = "the form encoded again with '(' and ')' left as they are"
    cause = "the sender has %28 and %29 (qs and RFC 1738 leave them)"
    safe = ("()", "()*", "!'()*", "!()*")


class FormReencoded(_Reencoded):
    slug = "form_reencoded"
    form = "the form decoded and encoded again"
    cause = "the library escapes other characters than the sender's"
    safe = ("", "/", ":/", "/:@", "~", "@", ",", "!*'();:@$,/?", "[]", "-_.!~*'()")

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        yield from super().forms(body, bench)
        fields = fields_of(body)
        if fields:
            written = joined(fields, "")
            yield written.replace(b"~", b"%7E")
            yield re.sub(rb"%[0-9A-F]{2}", lambda found: found[0].lower(), written)
            yield re.sub(rb"%[0-9a-fA-F]{2}", lambda found: found[0].lower(), body)
            yield re.sub(rb"%[0-9a-fA-F]{2}", lambda found: found[0].upper(), body)


class PayloadFieldHashed(_Form):
    slug = "form_payload_field_hashed"
    form = "one field of the form, decoded"
    cause = "the signature covers the whole form"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for _, value in fields_of(body):
            yield value.encode()
            try:
                document = json.loads(value)
            except (ValueError, RecursionError):
                continue
            for separators in ((",", ":"), (", ", ": ")):
                yield json.dumps(document, separators=separators).encode()


class FormDecoded(_Form):
    slug = "form_decoded"
    form = "the form percent-decoded"
    cause = "a parser ran before you hashed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if fields_of(body):
            yield unquote_plus(body.decode("utf-8")).encode()
            yield unquote_to_bytes(body)


class EmptyFieldsDropped(_Form):
    slug = "form_empty_fields_dropped"
    form = "the form without its empty fields"
    cause = "a parser drops fields without a value"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        items = body.split(b"&")
        kept = [item for item in items if not item.endswith(b"=") and b"=" in item]
        if len(kept) != len(items) and fields_of(body):
            yield b"&".join(kept)
            yield joined([field for field in fields_of(body) if field[1]], "")


class FieldsSorted(_Form):
    slug = "form_fields_sorted"
    form = "the form with its fields sorted"
    cause = "the order of the bytes received is another"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        fields = fields_of(body)
        if fields:
            yield b"&".join(sorted(body.split(b"&")))
            yield joined(sorted(fields), "")
            yield joined(sorted(fields), "", plus=False)
            yield "".join(name + value for name, value in sorted(fields)).encode()
            yield "".join(value for _, value in fields).encode()


class FormAsJson(_Form):
    slug = "form_as_json"
    alone = True
    form = "the form's fields as a JSON object"
    cause = "a form parser ran, and its result was stringified"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        fields = dict(fields_of(body))
        if fields:
            for separators in ((",", ":"), (", ", ": ")):
                yield json.dumps(fields, separators=separators, ensure_ascii=False).encode()
                yield json.dumps(fields, separators=separators, sort_keys=True).encode()
            yield repr(fields).encode()


class JsonAsForm(_Form):
    slug = "json_as_form"
    alone = True
    form = "the JSON's members as a form"
    cause = "a client library encoded an object as a form"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        document = Reading(bench.request).json if body == bench.request.body else None
        if isinstance(document, dict) and all(isinstance(v, str | int) for v in document.values()):
            yield joined([(name, str(value)) for name, value in document.items()], "")
        if body[:1] in {b"{", b"["}:
            yield quote_plus(body).encode() + b"="


class MultipartField(_Form):
    slug = "multipart_field_hashed"
    form = "one field of the multipart body"
    cause = "the signature covers the whole body with its boundaries"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        for values in _parts(body, bench).values():
            yield from values


class MultipartRewritten(_Form):
    slug = "multipart_rewritten"
    alone = True
    form = "the multipart body's fields as another text"
    cause = "it was parsed before you hashed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        parts = _parts(body, bench)
        if parts:
            fields = [
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, values in parts.items()
                for value in values
            ]
            yield joined(fields, "")
            yield b"".join(value for values in parts.values() for value in values)
            yield json.dumps(dict(fields), separators=(",", ":")).encode()
            yield body.replace(b"\r\n", b"\n")


def _parts(body: bytes, bench: Bench) -> dict[bytes, list[bytes]]:
    kind = (bench.request.header("content-type") or "").encode("latin-1")
    return parse_multipart(kind, body) if kind[:10].lower() == b"multipart/" else {}
