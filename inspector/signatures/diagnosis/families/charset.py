"""Characters turned into bytes by another charset."""

import re
import unicodedata
from collections.abc import Iterator

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import UTF8
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.words import Words

_MARK = b"\xef\xbb\xbf"
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_NON_ASCII = bytes(range(0x80, 0x100))
_MARKED = bytes.maketrans(_NON_ASCII, b"?" * len(_NON_ASCII))


def _text(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


class _Charset(BodyMistake):
    family = "charset"
    remedy = "Hash the bytes as they came; where a text must be turned into bytes, name UTF-8."
    code = UTF8


class Latin1Encoded(_Charset):
    slug = "latin1_encoded"
    form = "the body as Latin-1 (é as E9) instead of UTF-8 (C3 A9)"
    cause = "a text was turned into bytes by another charset"

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words; AkuWorks names this trouble itself, and so does its slug."""
        words = super().told(right, wrong, bench)
        own = bench.scheme.name.startswith("akuworks")
        return words._replace(slug="akuworks_latin1") if own else words

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is None or text.isascii():
            return
        yield text.encode("latin-1", "replace")
        yield text.encode("cp1252", "replace")
        yield text.encode("iso8859-15", "replace")


class AsciiQuestionMarks(_Charset):
    slug = "ascii_question_marks"
    form = "the body with '?' for all beyond ASCII"
    cause = "a text was turned into bytes as ASCII (.NET's Encoding.ASCII)"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is not None and not text.isascii():
            yield _BEYOND_BMP.sub("??", text).encode("ascii", "replace")
            yield text.encode("ascii", "replace")
            yield body.translate(_MARKED)


class NonAsciiDropped(_Charset):
    slug = "non_ascii_dropped"
    form = "the body without all beyond ASCII"
    cause = "a text was turned into bytes as ASCII, and what did not fit was left out"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield body.translate(None, _NON_ASCII)


class Utf16UnitsTruncated(_Charset):
    slug = "utf16_units_truncated"
    form = "the body with every UTF-16 unit cut to its low byte"
    cause = "a string was hashed as 'binary' or 'latin1' (Node)"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is not None and not text.isascii():
            yield text.encode("utf-16-le")[::2]


class DeclaredLatin1(_Charset):
    slug = "declared_latin1_reencoded_utf8"
    form = "the body decoded as Latin-1 and encoded as UTF-8"
    cause = "it is no UTF-8, and a framework decoded it by its charset before you hashed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if _text(body) is None:
            yield body.decode("latin-1").encode()
            yield body.decode("cp1252", "replace").encode()


class ReplacementCharacters(_Charset):
    slug = "replacement_characters"
    form = "the body with U+FFFD for what is no UTF-8"
    cause = "it was decoded as UTF-8 with errors replaced"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if _text(body) is None:
            yield body.decode("utf-8", "replace").encode()
            yield body.decode("utf-8", "ignore").encode()
        elif not body.isascii():
            yield body.decode("ascii", "replace").encode()


class Mojibake(_Charset):
    slug = "mojibake"
    form = "the body read as Latin-1 and written as UTF-8 (é as Ã©)"
    cause = "its UTF-8 bytes were decoded by another charset"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if not body.isascii() and _text(body) is not None:
            yield body.decode("latin-1").encode()
            yield body.decode("cp1252", "replace").encode()


class MojibakeUndone(_Charset):
    slug = "mojibake_received"
    form = "the body with its mojibake (Ã© for é) undone"
    cause = "something decoded its UTF-8 as Latin-1 and encoded it again"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is None or text.isascii():
            return
        for charset in ("latin-1", "cp1252"):
            try:
                yield text.encode(charset)
            except UnicodeEncodeError:
                continue


class BomPrepended(_Charset):
    slug = "bom_prepended"
    form = "the body with a byte order mark (EF BB BF) in front"
    cause = "the request has none"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if not body.startswith(_MARK):
            yield _MARK + body


class BomStripped(_Charset):
    slug = "bom_stripped"
    form = "the body without the byte order mark (EF BB BF) in front"
    cause = "a decoder dropped it"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if body.startswith(_MARK):
            yield body[len(_MARK) :]


class Utf16(_Charset):
    slug = "utf16_hashed"
    form = "the body as UTF-16"
    cause = "a text was turned into bytes by .NET's Encoding.Unicode or its like"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is not None:
            little, big = text.encode("utf-16-le"), text.encode("utf-16-be")
            yield from (little, big, b"\xff\xfe" + little, b"\xfe\xff" + big)
            yield text.encode("utf-32-le")


class Normalised(_Charset):
    slug = "unicode_normalised"
    alone = True
    form = "the body in another Unicode normal form"
    cause = "a text was normalised on the way (é as one character or as two)"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = _text(body)
        if text is not None and not text.isascii():
            for form in ("NFC", "NFD", "NFKC", "NFKD"):
                yield unicodedata.normalize(form, text).encode("utf-8", "surrogatepass")
