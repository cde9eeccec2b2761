"""What stands on a screen, as text a review can read: no plugin, no picture, no font."""

import difflib
import os
from pathlib import Path

from textual.app import App
from textual.strip import Strip

UPDATE = "UPDATE_GRIDS"


def strips(app: App[None]) -> list[Strip]:
    """Return the rows of the screen, dialogs over it included."""
    size = app.size
    lines = app.screen._compositor.render_strips(size)  # noqa: SLF001 - what the terminal would get
    return [line.crop(0, size.width) for line in lines]


def text(app: App[None]) -> str:
    """Return the screen's text, one line per row, without trailing spaces."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def styles(app: App[None]) -> str:
    """Return one letter per cell: a letter for each pair of colours and attributes, by first use."""
    letters: dict[str, str] = {}
    rows = []
    for strip in strips(app):
        row = ""
        for segment in strip:
            letter = letters.setdefault(str(segment.style), chr(ord("a") + len(letters) % 26))
            row += letter * segment.cell_length
        rows.append(row)
    return "\n".join(rows)


def check(app: App[None], path: Path) -> None:
    """Compare the screen with the text kept in `path`; UPDATE_GRIDS=1 writes it anew."""
    found = text(app) + "\n"
    if os.environ.get(UPDATE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found)
        return
    expected = path.read_text()
    difference = "\n".join(
        difflib.unified_diff(expected.split("\n"), found.split("\n"), lineterm="")
    )
    assert found == expected, f"{path.name}: set {UPDATE}=1 when this is meant\n{difference}"
