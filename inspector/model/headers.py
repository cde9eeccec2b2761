"""Header pairs as they stood on the wire."""

from typing import TypeAlias

Headers: TypeAlias = tuple[tuple[str, str], ...]
"""(name, value) pairs in wire order, case and repetitions kept; each character is one byte (Latin-1)."""


def header_values(headers: Headers, name: str) -> list[str]:
    """Return every value of `name`, compared without regard to case, in wire order."""
    wanted = name.lower()
    return [value for key, value in headers if key.lower() == wanted]


def header_value(headers: Headers, name: str) -> str | None:
    """Return the first value of `name`, or None when the header is absent."""
    values = header_values(headers, name)
    return values[0] if values else None


def as_wire_text(text: str) -> str:
    """Return `text` with one character per wire byte: what Latin-1 can't carry becomes its UTF-8 bytes."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("latin-1")
    return text
