r"""Slashes in JSON: `/` and `\/` mean the same, and hash differently."""

from collections.abc import Iterator

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.families.json_text import (
    encoded,
    slashes_escaped,
    text_of,
)


class _Slashes(BodyMistake):
    family = "slash-escaping"
    remedy = "Hash the raw bytes of the request; never paste the body into a string literal."
    rewritten = True
    code = RAW_BODY


class StringLiteralUnescaped(_Slashes):
    slug = "string_literal_unescaped"
    form = r"the body with every '\/' turned into '/'"
    cause = r"it went through a parser, or a string literal that treats '\/' as an escape"
    sender_slug = "sender_signed_slashes_unescaped"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"\\/" in body:
            yield body.replace(b"\\/", b"/")


class SlashesEscaped(_Slashes):
    slug = "slashes_escaped"
    form = r"the body with every '/' written as '\/'"
    cause = r"PHP's json_encode() writes it so, the sender does not"
    sender_slug = "sender_signed_slashes_escaped"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and "/" in text:
            yield encoded(slashes_escaped(text))
