"""A body's bytes as characters."""

import codecs
import re
from dataclasses import dataclass

from inspector.formats.quantities import size_words

MOST_DECODED = 16_000_000
"""Bytes that are decoded for reading; a hex dump needs no such limit."""
_CHARSET = re.compile(r";\s*charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;,]*))", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")
# Python has codecs that are no charsets of the web, some of them slow on purpose-made input.
_FAMILIES = ("utf", "iso", "cp", "koi8", "ascii", "shift", "euc", "gb", "big5", "mac")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = re.compile(r"utf-?(16|32)", re.IGNORECASE)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class BodyText:
    r"""The characters, a mark in front kept, by which charset, and what there is to say about it.

    `exact` is False where some bytes were no characters: those are written as `\xNN`.
    """

    text: str
    charset: str
    notes: tuple[str, ...] = ()
    exact: bool = True

    @property
    def unmarked(self) -> str:
        """The characters without a byte order mark."""
        return self.text.removeprefix(_MARK)

    @property
    def is_wide(self) -> bool:
        """Whether NUL bytes are part of ordinary characters."""
        return _WIDE.match(self.charset) is not None


def body_text(data: bytes, content_type: str | None, *, most: int = MOST_DECODED) -> BodyText:
    """Decode a body by its mark, its Content-Type's charset, or as UTF-8; at most `most` bytes of it.

    Never raises: bytes that are no characters, and charsets that are none, make a note.
    """
    charset, notes = _charset(data, content_type)
    is_whole = len(data) <= most
    if not is_whole:
        sizes = f"the first {size_words(most)} of {size_words(len(data))}"
        notes.append(f"As text, {sizes} are shown; the hex view has all.")
    head = data[:most]
    text = _decoded(head, charset, "strict", is_whole=is_whole)
    if text is not None:
        return BodyText(text, charset, tuple(notes))
    notes.append(f"Some bytes are not {_shown(charset)}: they are shown as \\xNN.")
    escaped = _decoded(head, charset, "backslashreplace", is_whole=is_whole)
    return BodyText(escaped or head.decode("latin-1"), charset, tuple(notes), exact=False)


def _charset(data: bytes, content_type: str | None) -> tuple[str, list[str]]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset, [f"Begins with a byte order mark ({_shown(charset)})."]
    named = _CHARSET.search(content_type or "")
    if named is None:
        return "utf-8", []
    name = next((group for group in named.groups() if group), "")
    known = _known_charset(name)
    if known is None:
        return "utf-8", [f'Says the charset "{name[:40]}", which is unknown: read as UTF-8.']
    return known, []


def _known_charset(name: str) -> str | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        charset = codecs.lookup(name).name
    except LookupError:
        return None
    return charset if charset.startswith(_FAMILIES) else None


def _decoded(data: bytes, charset: str, errors: str, *, is_whole: bool) -> str | None:
    try:
        # A character that the limit cuts in two is left out, not called wrong.
        return codecs.getincrementaldecoder(charset)(errors).decode(data, final=is_whole)
    except UnicodeError:
        return None


def _shown(charset: str) -> str:
    return charset.upper()
