"""Sending a sample event."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from inspector.formats.visible import visible
from inspector.model.endpoint import Endpoint
from inspector.tui.actions import bindings
from inspector.tui.screens.dialog import Dialog
from inspector.tui.widgets.choices import Choices
from inspector.tui.widgets.head_line import HeadLine


class SendScreen(Dialog[str | None]):
    """Asks which of the provider's sample events to send to an endpoint; None when it's none."""

    HEADING = "Send a signed sample"
    CSS_PATH = "send_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("send")]

    def __init__(self, endpoint: Endpoint, url: str, event_types: tuple[str, ...]) -> None:
        super().__init__()
        self._endpoint = endpoint
        self._url = url
        self._event_types = event_types

    def body(self) -> Iterable[Widget]:
        """Return the events, and where they go."""
        yield Choices(list(self._event_types))
        target, secret = HeadLine(), HeadLine()
        target.show([("to       ", "$text-muted"), (visible(self._url), "bold")])
        label = self._endpoint.secrets[0].label if self._endpoint.secrets else "no secret"
        secret.show([("secret   ", "$text-muted"), (visible(label), ""), ("  ••••••••", "")])
        yield target
        yield secret

    @on(Choices.Chosen)
    def _chosen(self, message: Choices.Chosen) -> None:
        self.dismiss(self._event_types[message.index])

    def action_send(self) -> None:
        """Send what is selected."""
        self.dismiss(self._event_types[self.query_one(Choices).index])

    def action_close(self) -> None:
        """Send nothing."""
        self.dismiss(None)
