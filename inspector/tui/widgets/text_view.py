"""A view of text of any size."""

import asyncio
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from inspector.tui.actions import bindings
from inspector.tui.services.text_document import TextDocument
from inspector.tui.services.text_row import TextRow
from inspector.tui.services.text_rows import TextRows

_LINES_AT_ONCE = 5_000
_ROWS_KEPT = 1_024
_SIDEWAYS = 8
_PARTS = ("key", "string", "number", "word", "muted")


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a document by the rows in sight alone, so that its size doesn't matter.

    The whole text is never laid out, but for counting rows when it's wrapped; for long texts that is
    done in a thread, and the text stands unwrapped until then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"text-view--{part}" for part in _PARTS}
    DEFAULT_CSS = """
    TextView {
        height: 1fr;
        scrollbar-size: 1 1;
        & > .text-view--key { color: $primary; }
        & > .text-view--string { color: $success; }
        & > .text-view--number { color: $warning; }
        & > .text-view--word { color: $accent; text-style: bold; }
        & > .text-view--muted { color: $text-muted; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the framework's name)
        super().__init__(id=id)
        self._rows = TextRows(TextDocument([]), None)
        self._drawn: LRUCache[int, Strip] = LRUCache(_ROWS_KEPT)
        self.wrap = True

    @property
    def document(self) -> TextDocument:
        """What is shown."""
        return self._rows.document

    def show(self, document: TextDocument, *, keep_place: bool = False) -> None:
        """Show another document, from its top unless `keep_place`."""
        self._lay_out(document)
        self.screen.clear_selection()
        if not keep_place:
            self.scroll_to(0, 0, animate=False)

    def set_wrap(self, *, wrap: bool) -> None:
        """Let long lines go on in the next row, or run off to the right."""
        self.wrap = wrap
        self._lay_out(self.document)

    @property
    def allow_select(self) -> bool:
        """Whether the mouse selects: containers of Textual refuse it, this one's text is its own."""
        return True

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it is seen."""
        return self._rows.extract(selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - told by `text_selection`
        """Draw anew what the mouse selects."""
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self) -> None:
        """Wrap anew at another width."""
        if self.wrap and self.document.wraps and self._rows.width != self._width_for(self.document):
            self._lay_out(self.document)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        left, top = self.scroll_offset
        width, base = self.size.width, self.rich_style
        index = top + y
        if index >= len(self._rows):
            return Strip.blank(width, base)
        strip = self._drawn.get(index)
        if strip is None:
            strip = self._drawn[index] = self._paint(index, base)
            # Only rows that were seen are measured: a wide one widens what can be scrolled to.
            if not self._rows.width and strip.cell_length > self.virtual_size.width:
                self.call_later(self._widen, strip.cell_length)
        gutter = _gutter(self.document)
        text = strip.crop_extend(gutter + left, left + width, base)
        return Strip.join([strip.crop(0, gutter), text])

    def _width_for(self, document: TextDocument) -> int:
        # The scrollbar's column is kept free, or rows would be wrapped anew when it appears.
        return self.size.width - 1 - _gutter(document)

    def _lay_out(self, document: TextDocument) -> None:
        width = self._width_for(document)
        wraps = self.wrap and document.wraps and width > 0
        if wraps and len(document) <= _LINES_AT_ONCE:
            self._take(TextRows(document, width))
            return
        self._take(TextRows(document, None))
        if wraps:
            self._wrap_in_thread(document, width)

    @work(exclusive=True, group="wrap")
    async def _wrap_in_thread(self, document: TextDocument, width: int) -> None:
        rows = await asyncio.to_thread(TextRows, document, width)
        if self.wrap and document is self.document:
            self._take(rows)

    def _take(self, rows: TextRows) -> None:
        self._rows = rows
        self._drawn.clear()
        width = _gutter(self.document) + rows.document.width if rows.width is None else 0
        self.virtual_size = Size(width, len(rows))
        self.refresh()

    def _widen(self, width: int) -> None:
        if not self._rows.width:
            self.virtual_size = Size(max(width, self.virtual_size.width), len(self._rows))

    def _paint(self, index: int, base: Style) -> Strip:
        row = self._rows.row(index)
        shown = self.document.numbered and row.number is not None
        number = f"{row.number if shown else ''}"
        muted = base + self.get_component_rich_style("text-view--muted", partial=True)
        segments = [Segment(f"{number:>{_gutter(self.document) - 1}} ", muted)]
        text = Strip(self._text_segments(row, index, base)).apply_offsets(0, index)
        return Strip([*segments, *text])

    def _text_segments(self, row: TextRow, index: int, base: Style) -> list[Segment]:
        styles = [base] * (len(row.text) + 1)
        for start, end, part in row.spans:
            style = base + self.get_component_rich_style(f"text-view--{part}", partial=True)
            styles[start:end] = [style] * (end - start)
        selection = self.text_selection
        span = selection.get_span(index) if selection is not None else None
        if span is not None:
            start, end = span[0], len(row.text) if span[1] == -1 else min(span[1], len(row.text))
            chosen = self.screen.get_component_rich_style("screen--selection")
            styles[start:end] = [style + chosen for style in styles[start:end]]
        return _runs(row.text, styles)

    def action_up(self) -> None:
        """Scroll up by a line."""
        self.scroll_relative(y=-1, animate=False)

    def action_down(self) -> None:
        """Scroll down by a line."""
        self.scroll_relative(y=1, animate=False)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_top(self) -> None:
        """Go to the first row."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.scroll_to(y=len(self._rows), animate=False)

    def action_leftwards(self) -> None:
        """Scroll to the left."""
        self.scroll_relative(x=-_SIDEWAYS, animate=False)

    def action_rightwards(self) -> None:
        """Scroll to the right."""
        self.scroll_relative(x=_SIDEWAYS, animate=False)


def _gutter(document: TextDocument) -> int:
    return len(str(len(document))) + 2 if document.numbered else 1


def _runs(text: str, styles: list[Style]) -> list[Segment]:
    """Join neighbouring characters of one style to segments."""
    segments: list[Segment] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or styles[index] is not styles[start]:
            segments.append(Segment(text[start:index], styles[start]))
            start = index
    return segments
