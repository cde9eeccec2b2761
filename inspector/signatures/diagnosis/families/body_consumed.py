"""The body was already read when it was hashed."""

from collections.abc import Iterator

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.families.json_text import document_of, encoded


class _Consumed(BodyMistake):
    family = "body-consumed"
    remedy = "Read the body once, as bytes, before anything parses it, and hash those bytes."
    code = RAW_BODY


class EmptyBody(_Consumed):
    slug = "empty_body_hashed"
    likely = True
    form = "zero bytes"
    cause = "the body had been read already (by a form or JSON parser), so that nothing was left"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield b""


class EmptyDocument(_Consumed):
    slug = "empty_document_hashed"
    alone = True
    form = "an empty value such as {} or null"
    cause = "no parser was there, so the framework gave an empty object"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield from (b"{}", b"[]", b"null", b"undefined", b"None", b'""', b"b''", b"nil", b"false")


class OnlyChallenge(_Consumed):
    slug = "only_challenge_hashed"
    form = "the challenge alone"
    cause = "the signature covers the whole body"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if isinstance(document, dict) and isinstance(document.get("challenge"), str):
            yield encoded(document["challenge"])


class BytesRepr(_Consumed):
    slug = "bytes_repr_hashed"
    alone = True
    form = "the body as Python shows bytes (b'…')"
    cause = "str(body) was hashed instead of the bytes"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield repr(body).encode()
        yield repr(body)[2:-1].encode()


class BodyTruncated(_Consumed):
    slug = "body_truncated"
    alone = True
    form = "the beginning of the body"
    cause = "only the first chunk was read"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for size in (512, 1024, 4096, 8192, 16384, 65535, 65536, 100 * 1024, 1_000_000, 1 << 20):
            if size < len(body):
                yield body[:size]
