"""The body parsed and written again: white space, order of keys, or the whole of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from inspector.signatures.diagnosis.bench import BIG, Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.families.json_text import (
    COMPACT,
    SPACED,
    characters_escaped,
    document_of,
    dumped,
    encoded,
    slashes_escaped,
    stringified,
    text_of,
)

_INDENTS: tuple[int | str, ...] = (2, 4, "\t", 3, 1)
_HTML = "<>&\u2028\u2029"


class _Written(BodyMistake):
    family = "body-reserialised"
    remedy = "Hash the raw bytes of the request, before any parser runs."
    cause = "a JSON parser ran before you hashed"
    rewritten = True
    code = RAW_BODY


class JavaScriptStringify(_Written):
    slug = "reserialized_js_stringify"
    likely = True
    form = (
        "the body parsed and written without blanks (JSON.stringify(JSON.parse(body)) and its like)"
    )
    sender_slug = "sender_signed_compact"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if document is not None and (text := dumped(document)) is not None:
            yield encoded(text)
        written = stringified(body) if len(body) <= BIG else None
        if written is not None:
            yield written


class PythonSpaces(_Written):
    slug = "reserialized_python_spaces"
    likely = True
    form = "the body as json.dumps writes it, with ', ' and ': '"
    cause = "json.loads ran before you hashed"
    sender_slug = "sender_signed_python_spaces"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        for ascii_only in (True, False):
            text = dumped(document, separators=SPACED, ascii_only=ascii_only)
            if document is not None and text is not None:
                yield encoded(text)


class AsciiCompact(_Written):
    slug = "reserialized_ascii_compact"
    form = r"the body parsed and written without blanks, and with \u escapes for all beyond ASCII"
    sender_slug = "sender_signed_ascii_compact"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if document is not None and (text := dumped(document, ascii_only=True)) is not None:
            yield encoded(text)


class PhpEncode(_Written):
    slug = "reserialized_php"
    form = r"the body as PHP's json_encode writes it, with '\/' for '/'"
    cause = "json_decode ran before you hashed"
    sender_slug = "sender_signed_php"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if document is None:
            return
        for ascii_only in (True, False):
            text = dumped(document, ascii_only=ascii_only)
            if text is not None and "/" in text:
                yield encoded(slashes_escaped(text))
        pretty = (
            None
            if len(body) > BIG
            else dumped(document, ascii_only=True, indent=4, separators=(",", ": "))
        )
        if pretty is not None:
            yield encoded(slashes_escaped(pretty))


class KeysSorted(_Written):
    slug = "keys_sorted"
    form = "the JSON with its keys in alphabetical order"
    cause = "the order of the bytes received is another"
    sender_slug = "sender_signed_sorted_keys"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if document is None:
            return
        styles: list[dict[str, Any]] = [
            {"separators": separators, "ascii_only": ascii_only}
            for separators in (COMPACT, SPACED)
            for ascii_only in (False, True)
        ]
        if len(body) <= BIG:
            styles += [{"separators": (",", ": "), "indent": indent} for indent in (2, 4)]
        for style in styles:
            text = dumped(document, sort=True, **style)
            if text is not None:
                yield encoded(text)


class GoMarshal(_Written):
    slug = "reserialized_go"
    form = r"the body as Go's json.Marshal writes it, with keys sorted and '<' as \u003c"
    sender_slug = "sender_signed_go"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        for sort in (True, False):
            text = dumped(document, sort=sort) if document is not None else None
            if text is not None:
                yield encoded(characters_escaped(text, _HTML))


class DotNetSerialize(_Written):
    slug = "reserialized_dotnet"
    form = r"the body as .NET's System.Text.Json writes it, with \u00E9, \u0022 and \u003C"
    sender_slug = "sender_signed_dotnet"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        text = dumped(document) if document is not None else None
        if text is None:
            return
        beyond = "".join(sorted(set(re.findall(r"[^\x00-\x7e]", text))))
        quotes = re.sub(r"\\(.)", lambda found: "\\u0022" if found[1] == '"' else found[0], text)
        yield encoded(characters_escaped(quotes, "<>&'+`" + beyond, upper=True))


class Indented(_Written):
    slug = "indented"
    form = "the JSON with line ends and indentation"
    cause = "it was pretty-printed before it was hashed"
    costly = True
    sender_slug = "sender_signed_indented"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if document is None:
            return
        for indent in _INDENTS:
            for ascii_only in (False, True):
                text = dumped(
                    document, separators=(",", ": "), indent=indent, ascii_only=ascii_only
                )
                if text is not None:
                    yield encoded(text)
                    yield encoded(text.replace("\n", "\r\n"))
                    yield encoded(text + "\n")


class JsonWhitespace(_Written):
    slug = "whitespace_changed"
    form = "the JSON with other white space between its tokens"
    costly = True
    sender_slug = "sender_signed_other_whitespace"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is None:
            return
        bare = re.sub(r'("(?:[^"\\]|\\.)*")|\s+', lambda found: found[1] or "", text)
        for comma, colon in ((",", ":"), (", ", ": "), (",", ": "), (", ", ":")):
            yield encoded(
                re.sub(
                    r'("(?:[^"\\]|\\.)*")|([,:])',
                    lambda found, c=comma, k=colon: found[1] or (c if found[2] == "," else k),  # type: ignore[misc]
                    bare,
                )
            )


class PythonRepr(_Written):
    slug = "python_dict_repr"
    form = "Python's repr of the object (single quotes, True, None)"
    cause = "str(dict) was hashed instead of the JSON text"
    sender_slug = "sender_signed_dict_repr"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if isinstance(document, dict | list):
            yield encoded(repr(document))


class ObjectObject(_Written):
    slug = "object_object"
    alone = True
    form = "the text '[object Object]'"
    cause = "a parsed object was turned into a string by toString()"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield b"[object Object]"
        yield b"Array"


class PartialPayload(_Written):
    slug = "partial_payload_hashed"
    alone = True
    form = "one member of the body"
    cause = "the signature covers the whole body"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if not isinstance(document, dict):
            return
        for name, value in list(document.items())[:50]:
            if name == "challenge":
                continue
            if isinstance(value, str):
                yield encoded(value)
            for separators in (COMPACT, SPACED):
                text = dumped(value, separators=separators)
                if text is not None:
                    yield encoded(text)


class MemberLeftOut(_Written):
    slug = "member_left_out"
    alone = True
    form = "the body without one of its members"
    cause = "the signature covers the whole body"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        document = document_of(body)
        if not isinstance(document, dict):
            return
        for name in list(document)[:50]:
            rest = {key: value for key, value in document.items() if key != name}
            for separators in (COMPACT, SPACED):
                text = dumped(rest, separators=separators)
                if text is not None:
                    yield encoded(text)


class DoubleEncoded(_Written):
    slug = "double_json_encoded"
    form = "the body as a JSON string, in quotes and with every quote escaped"
    cause = "JSON.stringify() was given a text that was JSON already"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return
        for ascii_only in (False, True):
            written = json.dumps(text, ensure_ascii=ascii_only)
            yield encoded(written)
            yield encoded(slashes_escaped(written))
