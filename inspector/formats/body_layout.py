"""The pretty view of a body: JSON and forms laid out, anything else as it stands."""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from urllib.parse import parse_qsl

from inspector.formats.body_kind import BodyKind
from inspector.formats.body_text import BodyText
from inspector.formats.hex_lines import HexLines
from inspector.formats.indented_json import indented_json
from inspector.formats.lines import Lines
from inspector.formats.quantities import size_words
from inspector.formats.text_lines import TextLines
from inspector.formats.visible import visible
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse

MOST_LAID_OUT = 8_000_000
"""Bytes of JSON or of a form that are laid out; what is longer is shown as it stands."""
_JSON_TYPE = re.compile(r"[^;]*[/+](?:\w+\.)?json\s*(?:;|$)", re.IGNORECASE)
_FORM_TYPE = re.compile(r"\s*application/x-www-form-urlencoded\s*(?:;|$)", re.IGNORECASE)
_JSON_START = re.compile(r"\s*+[{\[]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_8 = "utf-8"
_UTF_8_CHARSETS = {_UTF_8, "ascii", "utf-8-sig"}
_MARK = "\ufeff"
_CONSTANTS = ("NaN", "Infinity")
_LOOKED_AT = 4_096
_MOST_CONTROLS = 0.05


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """What a body was taken for, its lines (None: as the text stands), and what there is to say of it."""

    kind: BodyKind
    lines: Lines | None = None
    notes: tuple[str, ...] = ()


def lay_out(data: bytes, text: BodyText, content_type: str) -> BodyLayout:
    """Lay a body out: `data` as it's to be read, `text` its characters. Never raises."""
    if not data:
        return BodyLayout(BodyKind.EMPTY)
    says_json = _JSON_TYPE.match(content_type) is not None
    says_form = _FORM_TYPE.match(content_type) is not None
    notes: tuple[str, ...] = ()
    if says_json or _JSON_START.match(text.unmarked):
        laid_out = _json(data, text)
        if laid_out is not None:
            said = ("Says form data, is JSON.",) if says_form else ()
            return BodyLayout(BodyKind.JSON, laid_out.lines, (*said, *laid_out.notes))
        notes = _why_no_json(data, text) if says_json else ()
    if _is_binary(data, text):
        note = "Is no text: shown as hex."
        return BodyLayout(BodyKind.BINARY, HexLines(data), (*notes, note))
    pairs = _form(text) if says_form and len(data) <= MOST_LAID_OUT else None
    if pairs is not None:
        return BodyLayout(BodyKind.FORM, pairs, notes)
    return BodyLayout(BodyKind.TEXT, notes=notes)


def _json(data: bytes, text: BodyText) -> BodyLayout | None:
    if len(data) > MOST_LAID_OUT:
        note = f"Too long to lay out ({size_words(len(data))}): shown as it stands."
        return BodyLayout(BodyKind.JSON, notes=(note,))
    source = text.unmarked
    if not text.exact and text.charset == _UTF_8:
        # What is no character must not look like an escape, which JSON doesn't have, before it's laid out.
        source = data.decode(_UTF_8, "surrogateescape").removeprefix(_MARK)
    indented = indented_json(source)
    if indented is None:
        return None
    if source is not text.unmarked:
        indented = indented.encode(_UTF_8, "surrogateescape").decode(_UTF_8, "backslashreplace")
    return BodyLayout(BodyKind.JSON, TextLines(indented), _strictness(data, text))


def _strictness(data: bytes, text: BodyText) -> tuple[str, ...]:
    """Say why others may refuse JSON that could be laid out."""
    if text.charset not in _UTF_8_CHARSETS:
        return (f"JSON is UTF-8 by its rules, this is {text.charset.upper()}.",)
    if text.exact and text.text[0] != _MARK and not any(map(text.text.__contains__, _CONSTANTS)):
        return ()
    error = _json_error(data)
    return (f"JSON.parse refuses it: {error}.",) if error else ()


def _why_no_json(data: bytes, text: BodyText) -> tuple[str, ...]:
    is_utf_8 = text.charset == _UTF_8
    error = _json_error(data.removeprefix(BOM_UTF8) if is_utf_8 else text.unmarked.encode(_UTF_8))
    return (f"Says JSON, is not: {error or 'it could not be read'}.",)


def _json_error(data: bytes) -> str | None:
    try:
        parse(data)
    except NotJsonError as error:
        return str(error)
    return None


def _is_binary(data: bytes, text: BodyText) -> bool:
    if text.is_wide:
        return False
    head = data[:_LOOKED_AT]
    controls = len(_CONTROLS.findall(head))
    return b"\0" in head or (not text.exact and controls > _MOST_CONTROLS * len(head))


def _form(text: BodyText) -> Lines | None:
    encoding = _UTF_8 if text.is_wide else text.charset
    pairs = parse_qsl(
        text.unmarked, keep_blank_values=True, encoding=encoding, errors="backslashreplace"
    )
    return TextLines("\n".join(_pair(name, value) for name, value in pairs)) if pairs else None


def _pair(name: str, value: str) -> str:
    """Return `name = value` on one line, but a value that is JSON laid out below its name."""
    indented = indented_json(value) if _JSON_START.match(value) else None
    return f"{visible(name)} =\n{indented}" if indented else visible(f"{name} = {value}")
