"""The only way from the command line's code to standard output and standard error.

Rules of this file:
1. Every text passes `visible`, so that nothing captured can act on a terminal, piped or not: a pipe often
   ends in one. JSON passes as it is: `json_line` leaves nothing to make visible.
2. Colour only where a person sees it: never into a pipe, never with NO_COLOR.
"""

import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO, TypeAlias

import click

from inspector.formats.json_line import json_line
from inspector.formats.visible import visible, visible_lines
from inspector.model.inspector_error import InspectorError

Part: TypeAlias = str | tuple[str, str]
"""A text, or a text and the name of its style."""

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "warn": {"fg": "yellow"},
    "quiet": {"dim": True},
    "strong": {"bold": True},
}
_LINE_END_CHARACTERS = frozenset("\n\t")


def say(*parts: Part, flush: bool = False) -> None:
    """Write one line to standard output."""
    _write(sys.stdout, parts, flush=flush)


def say_aside(*parts: Part) -> None:
    """Write one line to standard error: progress, warnings, errors."""
    _write(sys.stderr, parts, flush=True)


def say_text(text: str) -> None:
    """Write a text of many lines to standard output."""
    for line in visible_lines(text):
        say(line)


def say_json(data: Mapping[str, Any], *, flush: bool = False) -> None:
    """Write one JSON line to standard output."""
    _write(sys.stdout, (json_line(data),), flush=flush)


def write_bytes(data: bytes, what: str) -> None:
    """Write bytes as they are to a pipe or a file; to a terminal only text without controls.

    Raises InspectorError when a terminal stands there and the bytes could act on it.
    """
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    text = _plain_text(data)
    if text is None:
        raise InspectorError(
            f"{what} is not for a terminal",
            "It holds control characters or bytes that are no text.",
            "Send it into a file or a program, for example with `> body.bin` or `| xxd`.",
        )
    say_text(text)


def _plain_text(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    plain = all(character.isprintable() or character in _LINE_END_CHARACTERS for character in text)
    return text if plain else None


def _write(stream: TextIO, parts: tuple[Part, ...], *, flush: bool) -> None:
    colour = "NO_COLOR" not in os.environ and stream.isatty()
    stream.write("".join(_rendered(part, colour=colour) for part in parts) + "\n")
    if flush:
        stream.flush()


def _rendered(part: Part, *, colour: bool) -> str:
    text, style = (part, None) if isinstance(part, str) else part
    shown = visible(text)
    return click.style(shown, **_STYLES[style]) if colour and style else shown
