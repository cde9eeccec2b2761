"""Text for a text view: lines of any length and number, looked at only where they are shown."""

from collections.abc import Sequence

from inspector.formats.visible import visible

MOST_IN_A_LINE = 4_096


class TextDocument:
    """Plain lines, made visible as they are drawn; one of more than 4,096 characters is cut in several.

    `language` tells how lines are coloured: `json`, `fields` (name: value), `hex`, or None. `numbered`
    asks for line numbers.
    """

    def __init__(
        self, lines: Sequence[str], *, language: str | None = None, numbered: bool = False
    ) -> None:
        self.language = language
        self.numbered = numbered
        self.width = max(map(len, lines), default=0)
        self.lines: Sequence[str] = lines
        self._joined: frozenset[int] = frozenset()
        if self.width > MOST_IN_A_LINE:
            self.lines, self._joined = _cut(lines)
            self.width = MOST_IN_A_LINE

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, index: int) -> str:
        """Return a line as it may be drawn."""
        return visible(self.lines[index])

    def is_joined(self, index: int) -> bool:
        """Whether the line goes on where the one before was cut."""
        return index in self._joined

    def text(self) -> str:
        """Return the whole text as it was given, cut lines joined again."""
        parts: list[str] = []
        for index, line in enumerate(self.lines):
            if index and index not in self._joined:
                parts.append("\n")
            parts.append(line)
        return "".join(parts)


def _cut(lines: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    pieces: list[str] = []
    joined: set[int] = set()
    for line in lines:
        if len(line) <= MOST_IN_A_LINE:
            pieces.append(line)
            continue
        for start in range(0, len(line), MOST_IN_A_LINE):
            if start:
                joined.add(len(pieces))
            pieces.append(line[start : start + MOST_IN_A_LINE])
    return pieces, frozenset(joined)
