"""Arming a fault."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from inspector.formats.visible import visible
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.tui.actions import bindings
from inspector.tui.screens.dialog import Dialog
from inspector.tui.services.fault_order import FaultOrder
from inspector.tui.widgets.choices import Choices
from inspector.tui.widgets.head_line import HeadLine

_FAULTS: tuple[tuple[str, Fault], ...] = (
    ("status 500   the handler failed", Fault("status", {"status": 500})),
    ("status 503   the service is down", Fault("status", {"status": 503})),
    ("status 429   too many requests", Fault("status", {"status": 429})),
    ("delay 3 s    slower than senders like", Fault("delay", {"seconds": 3.0})),
    ("delay 6 s    past a limit of 5 s", Fault("delay", {"seconds": 6.0})),
    ("hang         no answer at all", Fault("hang")),
)
_FIVE_MINUTES = 300.0
ALL_OFF = "all off"


class FaultScreen(Dialog[FaultOrder | str | None]):
    """Asks which fault to arm on which endpoint, for 5 minutes or until off.

    Its result is the order, `ALL_OFF`, or None when nothing is to change.
    """

    HEADING = "Arm a fault"
    CSS_PATH = "fault_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("fault")]

    def __init__(self, endpoint: Endpoint, endpoints: tuple[Endpoint, ...]) -> None:
        super().__init__()
        self._names = [each.name for each in endpoints]
        self._at = self._names.index(endpoint.name)
        self._seconds: float | None = _FIVE_MINUTES

    def body(self) -> Iterable[Widget]:
        """Return the faults, and what they are armed for."""
        yield Choices([label for label, _ in _FAULTS])
        yield HeadLine(id="span")
        yield HeadLine(id="endpoint")

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - the framework's signature
    ) -> bool | None:
        """Hide the key for another endpoint where there is none."""
        return action != "endpoint" or len(self._names) > 1

    def on_mount(self) -> None:
        """Say what the fault will be armed for."""
        self._show()

    def _show(self) -> None:
        span = "until it is turned off" if self._seconds is None else "for 5 minutes"
        parts = [("lasts    ", "$text-muted"), (span, "bold")]
        self.query_one("#span", HeadLine).show(parts)
        parts = [("on       ", "$text-muted"), (visible(self._names[self._at]), "bold")]
        self.query_one("#endpoint", HeadLine).show(parts)

    @on(Choices.Chosen)
    def _chosen(self, message: Choices.Chosen) -> None:
        self.dismiss(FaultOrder(self._names[self._at], _FAULTS[message.index][1], self._seconds))

    def action_arm(self) -> None:
        """Arm what is selected."""
        self._chosen(Choices.Chosen(self.query_one(Choices).index))

    def action_span(self) -> None:
        """For 5 minutes, or until off."""
        self._seconds = None if self._seconds is not None else _FIVE_MINUTES
        self._show()

    def action_endpoint(self) -> None:
        """Take the next endpoint."""
        self._at = (self._at + 1) % len(self._names)
        self._show()

    def action_faults_off(self) -> None:
        """Turn every fault off instead."""
        self.dismiss(ALL_OFF)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
