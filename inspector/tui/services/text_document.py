"""Text for a text view: lines of any length and number, looked at only where they are shown."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from inspector.formats.lines import Lines
from inspector.formats.visible import visible

MOST_IN_A_LINE = 4_096
_SHORT, _LOOKED_AT = 5_000, 64
_PICTURES = frozenset(map(chr, range(0x2400, 0x2422)))


class TextDocument:
    """Lines that are made visible as they are drawn; one of more than 4,096 characters is cut in several.

    `language` tells how lines are coloured: `json`, `fields` (name: value), `hex`, `help`, or None.
    `numbered` asks for line numbers.
    """

    def __init__(
        self,
        lines: Lines | Sequence[str],
        *,
        language: str | None = None,
        numbered: bool = False,
    ) -> None:
        self.language = language
        self.numbered = numbered
        self._lines = lines if isinstance(lines, Lines) else _Pieces(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return map(self._lines.line, range(len(self._lines)))

    @cached_property
    def wraps(self) -> bool:
        """Whether long lines may go on in the next row.

        Not in a dump, whose columns must stand still; nor in a long text that is mostly no text, where
        finding out how many rows it takes would cost seconds.
        """
        if self.language == "hex":
            return False
        if len(self) <= _SHORT:
            return True
        sample = [self._lines.line(index) for index in range(_LOOKED_AT)]
        return sum(_is_drawn_anew(line) for line in sample) * 2 <= len(sample)

    @property
    def width(self) -> int:
        """Characters of the longest line, more or less: only lines that were drawn are measured."""
        return self._lines.width

    def line(self, index: int) -> str:
        """Return a line as it may be drawn."""
        return self._lines.line(index)

    def is_joined(self, index: int) -> bool:
        """Whether the line goes on where the one before was cut."""
        return self._lines.continues(index)

    def text(self) -> str:
        """Return the whole text as it's drawn, cut lines joined again."""
        parts: list[str] = []
        for index, line in enumerate(self):
            if index and not self.is_joined(index):
                parts.append("\n")
            parts.append(line)
        return "".join(parts)


def _is_drawn_anew(line: str) -> bool:
    return not _PICTURES.isdisjoint(line)


class _Pieces(Lines):
    """A list of lines, long ones cut."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._pieces: list[str] = []
        self._joined: set[int] = set()
        for line in lines:
            for start in range(0, len(line) or 1, MOST_IN_A_LINE):
                if start:
                    self._joined.add(len(self._pieces))
                self._pieces.append(line[start : start + MOST_IN_A_LINE])

    def __len__(self) -> int:
        return len(self._pieces)

    @property
    def width(self) -> int:
        return max(map(len, self._pieces), default=0)

    def line(self, index: int) -> str:
        return visible(self._pieces[index])

    def continues(self, index: int) -> bool:
        return index in self._joined
