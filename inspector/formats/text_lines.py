"""A text of any size as lines."""

from array import array
from functools import cached_property
from operator import sub

from inspector.formats.lines import Lines
from inspector.formats.visible import visible

TAB_SIZE = 4
LONGEST = 4_096
"""Characters of the text that one line takes; what is longer goes on in the next."""


class TextLines(Lines):
    """Lines of a text, split at LF and CR LF and cut where they are too long.

    Only the places where lines begin are worked out beforehand. A line end at the very end begins an
    empty line, so that it can be seen; an empty text has no lines.
    """

    def __init__(self, text: str, *, longest: int = LONGEST) -> None:
        self._text = text
        self._starts = _line_starts(text, longest) if text else array("Q")
        self._starts.append(len(text))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @cached_property
    def width(self) -> int:
        """Characters of the longest line, as they came, with its line end."""
        return max(map(sub, self._starts[1:], self._starts), default=0)

    def line(self, index: int) -> str:
        """Return a line, tabs expanded, made visible."""
        piece = self._text[self._starts[index] : self._starts[index + 1]]
        if piece.endswith("\n"):
            piece = piece[:-1].removesuffix("\r")
        return visible(piece.expandtabs(TAB_SIZE) if "\t" in piece else piece)

    def continues(self, index: int) -> bool:
        """Whether the line goes on where the one before was cut for its length."""
        return index > 0 and self._text[self._starts[index] - 1] != "\n"


def _line_starts(text: str, longest: int) -> "array[int]":
    starts = array("Q")
    find, add = text.find, starts.append
    at, end = 0, len(text)
    while at <= end:
        stop = find("\n", at)
        if stop < 0:
            stop = end
        add(at)
        if stop - at > longest:
            starts.extend(range(at + longest, stop, longest))
        at = stop + 1
    return starts
