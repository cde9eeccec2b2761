"""The events screen: what was captured, newest first, and one of them in detail."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.tui.actions import bindings
from inspector.tui.screens.detail_screen import DetailScreen
from inspector.tui.screens.endpoint_actions import EndpointActions
from inspector.tui.screens.request_actions import RequestActions
from inspector.tui.services.changes import Changes
from inspector.tui.services.list_words import list_words
from inspector.tui.services.pace import Pace
from inspector.tui.services.ready_curl import ready_curl
from inspector.tui.services.session import Session
from inspector.tui.widgets.detail_pane import DetailPane
from inspector.tui.widgets.empty_state import EmptyState
from inspector.tui.widgets.event_list import EventList
from inspector.tui.widgets.message_line import MessageLine
from inspector.tui.widgets.preview import Preview

_DETAIL_SECONDS = 0.3
"""Between two details while the newest is followed: nobody reads faster."""
_STANDING_SECONDS = 0.5
"""Between two looks at what is new while the list stands still."""
_NS_PER_S = 1_000_000_000
_REQUEST_ACTIONS = frozenset({"next_tab", "previous_tab", "view", "wrap", "copy_text"})


class EventsScreen(EndpointActions, RequestActions):
    """A list beside the selected request's detail; below 110 columns, or when asked, the list over a preview."""

    CSS_PATH = "events_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("events", "endpoint", "request")]
    SCOPES: ClassVar[tuple[str, ...]] = ("list", "events", "request", "endpoint", "text")
    AUTO_FOCUS = "EventList"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._detail_pace = Pace(self, _DETAIL_SECONDS, self._show_selected)
        self._standing_pace = Pace(self, _STANDING_SECONDS, self._grow)

    def body(self) -> Iterable[Widget]:
        """Return the list, what stands in for it when it's empty, and the detail."""
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield EventList(self.session.clock)
                yield EmptyState(self.session)
                yield Preview()
            yield DetailPane(self.session.store)

    def take(self, changes: Changes) -> None:
        """Take over what has changed in the session."""
        super().take(changes)
        feed, event_list = self.session.feed, self.query_one(EventList)
        if feed.history is not None and not event_list.attached:
            event_list.attach(feed.history)
        elif changes.rows and event_list.position.following:
            event_list.grow()
        elif changes.rows:
            self._standing_pace.ask()
        emptied = not feed.count
        if emptied != self.has_class("-empty") or changes.settings or changes.opened:
            self.set_class(emptied, "-empty")
            self.refresh_bindings()
            if emptied:
                self._prepare_curl()

    def on_screen_resume(self) -> None:
        """Come back to the list."""
        self._show_words()

    def on_resize(self) -> None:
        """Fill in what has come into sight, with its keys."""
        self.call_after_refresh(self._show_selected)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def endpoint(self) -> Endpoint | None:
        """The selected request's endpoint, else the first."""
        selected = self.query_one(EventList).selected
        return self.session.endpoint(selected.endpoint if selected else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what needs a request that is in sight."""
        if action in _REQUEST_ACTIONS and not (self._beside and self.session.feed.count):
            return False
        if action == "detail_pane" and not (self._wide and self.session.feed.count):
            return False
        if action == "open" and not self.session.feed.count:
            return False
        return super().check_action(action, parameters)

    def secret_toggled(self) -> None:
        """Show or hide the secret in the lesson of the empty list."""
        self.query_one(EmptyState).refresh()

    @on(EventList.Selected)
    def _selected(self, message: EventList.Selected) -> None:
        if message.by_hand:
            self._detail_pace.now()
        else:
            self._detail_pace.ask()

    @on(EventList.Moved)
    def _moved(self) -> None:
        self._show_words()

    @on(EventList.Opened)
    def action_open(self) -> None:
        """Open the selected request on the whole screen."""
        event_list = self.query_one(EventList)
        if event_list.selected is not None:
            event_list.stand()
            self.app.push_screen(DetailScreen(self.session, event_list))

    def action_detail_pane(self) -> None:
        """Give the list the whole width, with every column, or share it with the detail again."""
        self.toggle_class("-list-only")
        self.refresh_bindings()
        self.call_after_refresh(self._show_selected)

    @work(exclusive=True, group="curl")
    async def _prepare_curl(self) -> None:
        endpoint = self.session.endpoint(None)
        url = None if endpoint is None else self.session.url_of(endpoint)
        if endpoint is None or url is None:
            return
        try:
            line = await asyncio.to_thread(
                ready_curl, endpoint, url, self.session.clock() / _NS_PER_S
            )
        except InspectorError as error:
            line = error.title
        self.query_one(EmptyState).set_curl(line)

    @property
    def _wide(self) -> bool:
        return self.has_class("-wide")

    @property
    def _beside(self) -> bool:
        return self._wide and not self.has_class("-list-only")

    def _show_selected(self) -> None:
        selected = self.query_one(EventList).selected
        self.query_one(Preview).show(selected)
        if self._beside:
            self.query_one(DetailPane).show(selected)

    def _grow(self) -> None:
        self.query_one(EventList).grow()

    def _show_words(self) -> None:
        event_list = self.query_one(EventList)
        self.query_one(MessageLine).rest(list_words(event_list.position, event_list.paused_at))
