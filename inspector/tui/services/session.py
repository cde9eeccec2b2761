"""What all screens share while Inspector runs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.signal import Signal

from inspector.model.endpoint import Endpoint
from inspector.tui.services.feed import Feed
from inspector.tui.services.receiver_state import ReceiverState

if TYPE_CHECKING:
    from inspector.tui.services.changes import Changes


class Session:
    """The store, the receiver's state, and the signal that either has changed; `clock` gives nanoseconds UTC.

    `secret_shown` tells whether the secret stands on the screen in clear; `copied` holds what was last
    sent to the clipboard, for terminals that don't take it.
    """

    def __init__(self, owner: DOMNode, store: Path, clock: Callable[[], int]) -> None:
        self.store = store
        self.clock = clock
        self.feed = Feed(store)
        self.receiver = ReceiverState()
        self.changed: Signal[Changes] = Signal(owner, "session")
        self.secret_shown = False
        self.copied = ""

    def endpoint(self, name: str | None) -> Endpoint | None:
        """Return the endpoint of that name, else the first, None when there is none yet."""
        endpoints = self.feed.endpoints
        first = endpoints[0] if endpoints else None
        return next((each for each in endpoints if each.name == name), first)

    def url_of(self, endpoint: Endpoint) -> str | None:
        """Return the URL that reaches an endpoint from this machine, None before the receiver accepts."""
        return None if self.receiver.url is None else self.receiver.url.rstrip("/") + endpoint.path
