"""A document as the rows that it takes on a screen."""

from bisect import bisect_right
from itertools import accumulate
from math import ceil

from rich.cells import cell_len, get_character_cell_size
from textual.selection import Selection

from inspector.tui.services.highlight import cut_spans, spans
from inspector.tui.services.text_document import TextDocument
from inspector.tui.services.text_row import TextRow

_LEAST_WIDTH = 2


class TextRows:
    """Rows of a document: one a line when `width` is None, else as many as a line needs at that width.

    Made in time proportional to the text when wrapped, at once when not.
    """

    def __init__(self, document: TextDocument, width: int | None) -> None:
        self.document = document
        self.width = None if width is None else max(_LEAST_WIDTH, width)
        self._ends: list[int] | None = None
        if self.width is not None:
            counts = (_row_count(line, self.width) for line in document)
            self._ends = list(accumulate(counts))

    def __len__(self) -> int:
        if self._ends is None:
            return len(self.document)
        return self._ends[-1] if self._ends else 0

    def row(self, index: int) -> TextRow:
        """Return a row with what stands out in it."""
        line, part = self._find(index)
        text = self.document.line(line)
        found = spans(text, self.document.language)
        start, end = self._extent(text, part)
        return TextRow(
            text[start:end],
            cut_spans(found, start, end) if self.width is not None else found,
            line + 1 if part == 0 and not self.document.is_joined(line) else None,
            part > 0 or self.document.is_joined(line),
        )

    def extract(self, selection: Selection) -> str:
        """Return the selected text as it is seen; what was cut or wrapped is joined again."""
        if selection.start is None and selection.end is None:
            return self.document.text()
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else len(self) - 1
        parts: list[str] = []
        for index in range(first, min(last, len(self) - 1) + 1):
            row, span = self.row(index), selection.get_span(index)
            if parts and not row.goes_on:
                parts.append("\n")
            if span is not None:
                parts.append(row.text[span[0] : None if span[1] == -1 else span[1]])
        return "".join(parts)

    def _find(self, index: int) -> tuple[int, int]:
        """Return the line that a row belongs to, and which of its rows it is."""
        if self._ends is None:
            return index, 0
        line = bisect_right(self._ends, index)
        return line, index - (self._ends[line - 1] if line else 0)

    def _extent(self, text: str, part: int) -> tuple[int, int]:
        if self.width is None:
            return 0, len(text)
        starts = row_starts(text, self.width)
        return starts[part], starts[part + 1] if part + 1 < len(starts) else len(text)


def row_starts(text: str, width: int) -> list[int]:
    """Return at which characters of `text` the rows of `width` cells begin; never empty."""
    if text.isascii():
        return list(range(0, len(text), width)) or [0]
    starts, cells = [0], 0
    for index, ch in enumerate(text):
        size = get_character_cell_size(ch)
        if cells + size > width:
            starts.append(index)
            cells = 0
        cells += size
    return starts


def _row_count(line: str, width: int) -> int:
    if line.isascii():
        return max(1, ceil(len(line) / width))
    return 1 if cell_len(line) <= width else len(row_starts(line, width))
