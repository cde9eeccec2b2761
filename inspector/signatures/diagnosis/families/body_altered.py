"""The body was changed on the way: by a gateway, a relay, a decompressing proxy."""

import base64
import binascii
import gzip
import html
import json
import zlib
from collections.abc import Iterator
from urllib.parse import quote_from_bytes, quote_plus, unquote_to_bytes

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.side import Side

_MOST_INFLATED = 10_000_000
_MOST_RECOMPRESSED = 200_000
_GZIP = b"\x1f\x8b\x08"
# Compression level, and the bytes by which gzip writers tell themselves: extra flags, system.
_LEVELS = (9, 6, 1, 5, 4)
_MARKS = ((2, 3), (0, 3), (2, 255), (0, 255), (0, 0), (4, 3), (4, 255), (0, 10), (2, 0), (4, 0))


class _Altered(BodyMistake):
    family = "body-altered"
    remedy = "Let whatever stands in between pass the bytes on, or undo its change before hashing."
    code = RAW_BODY


class GatewayBase64(_Altered):
    slug = "lambda_base64_hashed"
    form = "the base64 text of the body"
    cause = "a gateway set isBase64Encoded and nobody decoded it"
    sides = frozenset({Side.COMPUTED})
    code = {  # noqa: RUF012 - the base's type says that it is not to be changed
        "Python": "body = base64.b64decode(event['body']) if event['isBase64Encoded'] else event['body'].encode()",
        "Node": 'const body = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");',
    }

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield base64.b64encode(body)
        yield base64.b64encode(body).rstrip(b"=")
        yield base64.urlsafe_b64encode(body)
        yield base64.encodebytes(body)
        yield body.hex().encode()


class CapturedBase64(_Altered):
    slug = "captured_body_is_base64"
    form = "the body decoded from base64"
    cause = "a gateway encoded it on the way"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = b"".join(body.split()).translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
        try:
            yield binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
        except ValueError:
            return


class EscapedString(_Altered):
    slug = "captured_body_escaped_string"
    form = "the body unescaped once"
    cause = r"it was passed on as a JSON string, with every quote as \""

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"\\" not in body and not body.startswith(b'"'):
            return
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return
        quoted = text.strip() if text.strip().startswith('"') else f'"{text}"'
        try:
            inner = json.loads(quoted, strict=False)
        except (ValueError, RecursionError):
            inner = None
        if isinstance(inner, str):
            yield inner.encode("utf-8", "surrogatepass")
        yield text.replace('\\"', '"').encode()


class EnvelopeMember(_Altered):
    slug = "body_in_envelope"
    sides = frozenset({Side.RECEIVED})
    form = "the text in one member of the body"
    cause = "a relay or a gateway put the original body into an envelope"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        try:
            document = json.loads(body)
        except (ValueError, RecursionError):
            return
        if not isinstance(document, dict):
            return
        encoded = document.get("isBase64Encoded") is True
        for value in list(document.values())[:50]:
            if isinstance(value, str):
                yield value.encode("utf-8", "surrogatepass")
                if encoded:
                    try:
                        yield base64.b64decode(value, validate=True)
                    except ValueError:
                        continue
            elif isinstance(value, dict | list):
                yield json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode(
                    "utf-8", "surrogatepass"
                )


class InflatedBeforeHash(_Altered):
    slug = "inflated_before_hashing"
    form = "the body decompressed"
    cause = "the signature covers the compressed bytes, as they were sent"
    actor = Actor.CODE

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for bits in (47, -15):
            if not body.startswith((_GZIP, b"\x78")):
                return
            try:
                yield zlib.decompressobj(bits).decompress(body, _MOST_INFLATED)
            except zlib.error:
                continue


class InflatedByProxy(_Altered):
    slug = "inflated_by_proxy"
    alone = True
    form = "the body compressed again"
    cause = "a proxy inflated a body that was signed compressed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if not body or len(body) > _MOST_RECOMPRESSED or body.startswith(_GZIP):
            return
        for level in _LEVELS:
            plain = gzip.compress(body, level, mtime=0)
            for flags, system in _MARKS:
                yield plain[:8] + bytes((flags, system)) + plain[10:]
            yield zlib.compress(body, level)


class UrlDecoded(_Altered):
    slug = "body_percent_decoded"
    alone = True
    form = "the body percent-decoded"
    cause = "something treated it as a form"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"%" in body or b"+" in body:
            yield unquote_to_bytes(body)
            yield unquote_to_bytes(body.replace(b"+", b" "))
        yield quote_from_bytes(body, safe="").encode()
        yield quote_plus(body).encode()


class HtmlEscaped(_Altered):
    slug = "body_html_escaped"
    alone = True
    form = "the body with its HTML escapes (&quot; or &amp;) added or undone"
    cause = "a sanitiser or a template ran over it"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = body.decode("utf-8", "surrogateescape")
        for changed in (html.unescape(text), html.escape(text), html.escape(text, quote=False)):
            yield changed.encode("utf-8", "surrogateescape")
