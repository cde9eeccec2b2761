"""A row of the list as a strip of styled text."""

from collections.abc import Callable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from inspector.model.request_summary import RequestSummary
from inspector.tui.widgets.column import Column
from inspector.tui.widgets.columns import columns_for
from inspector.tui.widgets.row_cells import cell, fit

FAULT_SIGN, SEEN_SIGN, BAR_SIGN = "↯", "↻", "▌"
_CACHE_SIZE = 4_096


class RowPainter:
    """Draws rows and keeps what it drew: a request never changes, but for the response it gets.

    `styles` maps a part's name (`text`, `muted`, `good`, `bad`, `fault`, `bar`, `heading`, `selected`, a
    verdict) to its style; `today` is the local day whose times are shown as such (`2025-01-25`);
    `seen_before` tells whether an earlier request carries the same event.
    """

    def __init__(self, seen_before: Callable[[RequestSummary], bool]) -> None:
        self.styles: Mapping[str, Style] = {}
        self.today = ""
        self._seen_before = seen_before
        self._drawn: LRUCache[object, Strip] = LRUCache(_CACHE_SIZE)

    def forget(self) -> None:
        """Draw everything anew: the styles, the day or the store have changed."""
        self._drawn.clear()

    def heading(self, width: int) -> Strip:
        """Return the line of column headings."""
        style = self._style("heading")
        first, *others = columns_for(width)
        words = [" " * column.gap + fit(column.heading, column) for column in others]
        text = "".join([" ", fit(first.heading, first), *words])
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    def row(self, summary: RequestSummary, width: int, *, selected: bool) -> Strip:
        """Return one request as a line of `width` cells."""
        key = (summary.id, width, selected, summary.status, summary.duration)
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._paint(summary, width, selected=selected)
        return strip

    def _paint(self, summary: RequestSummary, width: int, *, selected: bool) -> Strip:
        under = self._style("selected") if selected else Style.null()
        base = self._style("text") + under
        segments = [Segment(BAR_SIGN, self._style("bar")) if selected else Segment(" ", base)]
        for index, column in enumerate(columns_for(width)):
            if index:
                sign = self._sign(summary, column)
                style = self._style("fault") + under if sign else base
                segments.append(Segment(sign.ljust(column.gap), style))
            text, part = cell(summary, column, self.today)
            segments.append(Segment(text, self._style(part) + under))
        return Strip(segments).adjust_cell_length(width, base)

    def _sign(self, summary: RequestSummary, column: Column) -> str:
        if column.name == "status" and summary.fault:
            return FAULT_SIGN
        if column.name.startswith("event") and self._seen_before(summary):
            return SEEN_SIGN
        return ""

    def _style(self, part: str) -> Style:
        return self.styles.get(part) or Style.null()
