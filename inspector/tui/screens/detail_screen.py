"""One request over the whole screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from inspector.model.endpoint import Endpoint
from inspector.tui.actions import bindings
from inspector.tui.screens.endpoint_actions import EndpointActions
from inspector.tui.screens.request_actions import RequestActions
from inspector.tui.services.changes import Changes
from inspector.tui.services.session import Session
from inspector.tui.widgets.detail_pane import DetailPane
from inspector.tui.widgets.event_list import EventList
from inspector.tui.widgets.message_line import MessageLine


class DetailScreen(EndpointActions, RequestActions):
    """The request that is selected in the list; older and newer ones are a key away."""

    CSS_PATH = "detail_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("detail", "endpoint", "request")]
    SCOPES: ClassVar[tuple[str, ...]] = ("detail", "request", "text", "endpoint")
    AUTO_FOCUS = "TextView"

    def __init__(self, session: Session, event_list: EventList) -> None:
        super().__init__(session)
        self._list = event_list

    def body(self) -> Iterable[Widget]:
        """Return the detail."""
        yield DetailPane(self.session.store)

    def take(self, changes: Changes) -> None:
        """Take over what has changed in the session."""
        super().take(changes)
        if changes.rows:
            # Which of two screens hears of a change first is not said: the list must know before it is asked.
            self._list.grow()
        self._show()

    @property
    def endpoint(self) -> Endpoint | None:
        """The shown request's endpoint, else the first."""
        selected = self._list.selected
        return self.session.endpoint(selected.endpoint if selected else None)

    def action_newer(self) -> None:
        """Show the newer request."""
        self._list.action_up()
        self._list.stand()
        self._show()

    def action_older(self) -> None:
        """Show the older request."""
        self._list.action_down()
        self._show()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss()

    def _show(self) -> None:
        position = self._list.position
        self.query_one(DetailPane).show(self._list.selected)
        words = f"request {position.ordinal + 1:,} of {position.count:,}, counted from the oldest"
        self.query_one(MessageLine).rest(words)
