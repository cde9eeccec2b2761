r"""Characters in JSON: bare, or as `\uXXXX` with digits of either case."""

import re
from collections.abc import Iterator

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.families.json_text import (
    characters_escaped,
    encoded,
    non_ascii_escaped,
    text_of,
    unescaped,
)

_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u([0-9a-fA-F]{4})")
_SEPARATORS = "\u2028\u2029"
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
# What HTML-safe writers escape: Go; Rails; .NET; Gson; PHP with all JSON_HEX flags.
_HTML_SETS = (
    "<>&",
    "<>&" + _SEPARATORS,
    "<>&'",
    "<>&'+",
    "<>&'=",
    "=",
    "<>",
    "'",
)


class _Escapes(BodyMistake):
    family = "unicode-escaping"
    remedy = "Hash the raw bytes of the request, before any parser runs."
    rewritten = True
    code = RAW_BODY


class EscapeHexCase(_Escapes):
    slug = "escape_hex_case"
    form = r"the body with the hex digits of its \u escapes in the other case"
    cause = (
        r"a parser and a serialiser ran in between, which write \u001b for \u001B or the reverse"
    )

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is None or "\\u" not in text:
            return
        for change in (str.lower, str.upper):
            yield encoded(_ESCAPE.sub(lambda found, c=change: f"{found[1]}\\u{c(found[2])}", text))  # type: ignore[misc]


class LineSeparatorUnescaped(_Escapes):
    slug = "u2028_unescaped"
    form = r"the body with its \u2028 and \u2029 escapes turned into bare characters"
    cause = "JSON.stringify writes these separators bare"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and ("\\u2028" in text or "\\u2029" in text):
            yield encoded(unescaped(text, _SEPARATORS))


class LineSeparatorEscaped(_Escapes):
    slug = "u2028_escaped"
    form = r"the body with its bare U+2028 and U+2029 written as \u2028 and \u2029"
    cause = "Go, Rails and PHP escape these separators, the sender does not"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None:
            yield encoded(characters_escaped(text, _SEPARATORS))


class EmojiEscaped(_Escapes):
    slug = "emoji_escaped_as_surrogates"
    form = r"the body with its emoji written as pairs of \u escapes"
    cause = "the sender sends the four bytes of UTF-8 and escapes nothing"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is None or not _BEYOND_BMP.search(text):
            return
        beyond = "".join(sorted(set(_BEYOND_BMP.findall(text))))
        for upper in (False, True):
            yield encoded(non_ascii_escaped(text, upper=upper))
            yield encoded(characters_escaped(text, beyond, upper=upper))


class UnicodeEscaped(_Escapes):
    slug = "unicode_escaped"
    form = r"the body with its characters beyond ASCII written as \u escapes"
    cause = "json.dumps and PHP's json_encode escape them unless told otherwise"
    sender_slug = "sender_signed_ascii_sent_utf8"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and not text.isascii():
            yield encoded(non_ascii_escaped(text))
            yield encoded(non_ascii_escaped(text, upper=True))


class UnicodeUnescaped(_Escapes):
    slug = "unicode_unescaped"
    form = r"the body with its \uXXXX escapes turned into characters"
    cause = "a parser and a serialiser ran in between, and the sender escapes"
    sender_slug = "sender_signed_utf8_sent_ascii"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and "\\u" in text:
            yield encoded(unescaped(text))


class HtmlSafe(_Escapes):
    slug = "html_safe_escapes"
    form = r"the body with characters such as '<', '&' or '=' written as \u escapes"
    cause = "an HTML-safe JSON writer (Go, Gson, Rails, .NET) ran in between"
    sender_slug = "sender_signed_html_safe"
    relayed = False

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is None:
            return
        for characters in _HTML_SETS:
            if any(item in text for item in characters):
                for upper in (False, True):
                    yield encoded(characters_escaped(text, characters, upper=upper))


class HtmlSafeUndone(_Escapes):
    slug = "html_safe_escapes_undone"
    form = r"the body with its \u003c, \u0026 and the like turned into bare characters"
    cause = "the sender's JSON writer is HTML-safe, yours is not"
    sender_slug = "sender_signed_html_unsafe"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and "\\u00" in text:
            yield encoded(unescaped(text, "<>&'=+"))
