"""The list of captured requests, of any length."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from inspector.model.request_summary import RequestSummary
from inspector.model.verdict_status import VerdictStatus
from inspector.tui import figures
from inspector.tui.actions import bindings
from inspector.tui.services.history import History
from inspector.tui.services.list_position import ListPosition
from inspector.tui.widgets.row_painter import RowPainter

_HEADING = 1
_PARTS = ("text", "muted", "good", "bad", "fault", "bar", "heading", "selected", *VerdictStatus)


class EventList(ScrollView, can_focus=True, inherit_bindings=False):
    """Newest first, drawn from pages of the store: a million rows cost as much as a hundred.

    The first line of the view is the heading. Follows the newest until the selection or the view moves;
    from then on what is in view stands still while rows arrive above it. `clock` (nanoseconds UTC) tells
    which rows are of today.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"event-list--{part}" for part in _PARTS}
    ALLOW_SELECT = False

    @dataclass
    class Selected(Message):
        """Another request is selected, or the selected one has changed; None in an empty list.

        `by_hand` tells a person's doing from a request that arrived.
        """

        summary: RequestSummary | None
        by_hand: bool

        def can_replace(self, message: Message) -> bool:
            """Let a flood of selections become one."""
            return isinstance(message, EventList.Selected)

    class Moved(Message):
        """The list follows or stands still now, or has more rows."""

        def can_replace(self, message: Message) -> bool:
            """Let a flood of rows become one message."""
            return isinstance(message, EventList.Moved)

    class Opened(Message):
        """The selected request is to be opened."""

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self.position = ListPosition()
        self._history: History | None = None
        self._painter = RowPainter(lambda _: False)
        self._selected: RequestSummary | None = None
        self.paused_at = 0

    @property
    def attached(self) -> bool:
        """Whether the list has a history to show."""
        return self._history is not None

    @property
    def selected(self) -> RequestSummary | None:
        """The request under the cursor, None in an empty list."""
        return self._selected

    def attach(self, history: History) -> None:
        """Show the rows of `history` from now on."""
        self._history = history
        self._painter = RowPainter(history.seen_before)
        self.grow()

    def grow(self) -> None:
        """Take over that the history has changed: more rows, or responses to rows that are shown."""
        if self._history is None:
            return
        self._turn_the_day()
        following, top = self.position.following, self.scroll_y
        shift = self.position.resize(self._history.count)
        if shift:
            self.virtual_size = Size(0, self.position.count + _HEADING)
            if not following:
                self.scroll_to(y=top + shift, animate=False)
        self.refresh()
        self._announce()
        self.post_message(self.Moved())

    def _turn_the_day(self) -> None:
        today = figures.day(self._clock())
        if today != self._painter.today:
            self._painter.today = today
            self._painter.forget()

    def stand(self) -> None:
        """Follow no longer."""
        self.position.stand()
        self.paused_at = self.position.count
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._painter.styles = {}
        self._painter.forget()

    def render_line(self, y: int) -> Strip:
        """Draw the heading or one row."""
        width = self.scrollable_content_region.width
        if not self._painter.styles:
            self._painter.styles = self._styles()
        if y < _HEADING:
            return self._painter.heading(width)
        row = self.scroll_offset.y + y - _HEADING
        summary = self._summary(row)
        if summary is None:
            return Strip.blank(width, self.rich_style)
        return self._painter.row(summary, width, selected=row == self.position.row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Stand still once the view is moved off the newest."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > 0 and self.position.following:
            self.stand()

    def on_click(self, event: events.Click) -> None:
        """Select the row that was clicked; open it on a double click."""
        row = event.y + self.scroll_offset.y - _HEADING
        if event.y < _HEADING or row >= self.position.count:
            return
        self._go(row)
        if event.chain > 1:
            self.post_message(self.Opened())

    def check_action(
        self,
        action: str,  # noqa: ARG002 - the framework's signature
        parameters: tuple[object, ...],  # noqa: ARG002 - the same
    ) -> bool | None:
        """Hide the list's keys while there is no row to move to."""
        return self.position.count > 0

    def action_up(self) -> None:
        """Select the row above."""
        self._go(self.position.row - 1)

    def action_down(self) -> None:
        """Select the row below."""
        self._go(self.position.row + 1)

    def action_page_up(self) -> None:
        """Go up by a page."""
        self._go(self.position.row - self._page)

    def action_page_down(self) -> None:
        """Go down by a page."""
        self._go(self.position.row + self._page)

    def action_newest(self) -> None:
        """Select the newest and follow it."""
        self._go(0)

    def action_oldest(self) -> None:
        """Select the oldest."""
        self._go(self.position.count - 1)

    def action_follow(self) -> None:
        """Stand still, or follow the newest again."""
        if self.position.following:
            self.stand()
        else:
            self._go(0)

    def _styles(self) -> dict[str, Style]:
        base = self.rich_style
        styles = {
            part: self.get_component_rich_style(f"event-list--{part}", partial=True)
            for part in _PARTS
        }
        return {
            part: style if part == "selected" else base + style for part, style in styles.items()
        }

    @property
    def _page(self) -> int:
        return max(1, self.size.height - _HEADING - 1)

    def _summary(self, row: int) -> RequestSummary | None:
        if self._history is None or not 0 <= row < self.position.count:
            return None
        return self._history.row(self.position.ordinal_of(row))

    def _go(self, row: int) -> None:
        old, followed = self.position.row, self.position.following
        self.position.select(row)
        if followed:
            self.paused_at = self.position.count
        new = self.position.row
        for changed in {old, new}:
            self.refresh_line(changed + _HEADING)
        top, seen = self.scroll_offset.y, self.size.height - _HEADING
        if new < top:
            self.scroll_to(y=new, animate=False)
        elif new >= top + seen:
            self.scroll_to(y=new - seen + 1, animate=False)
        self._announce(by_hand=True)
        self.post_message(self.Moved())

    def _announce(self, *, by_hand: bool = False) -> None:
        summary = self._summary(self.position.row)
        if summary != self._selected:
            self._selected = summary
            self.post_message(self.Selected(summary, by_hand))
