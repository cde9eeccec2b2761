"""What every full screen has in common."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from inspector.tui.actions import BY_ID
from inspector.tui.services.alerts import alerts
from inspector.tui.services.changes import Changes
from inspector.tui.services.session import Session
from inspector.tui.widgets.alert_lines import AlertLines
from inspector.tui.widgets.key_bar import KeyBar
from inspector.tui.widgets.message_line import MessageLine
from inspector.tui.widgets.small_notice import SmallNotice
from inspector.tui.widgets.status_line import StatusLine

_MOST_COPIED = 1_000_000


class InspectorScreen(Screen[None], inherit_bindings=False):
    """Receiver and figures at the top, alerts under them; a message line and the keys at the bottom."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by the framework
        (0, "-tiny"),
        (40, "-narrow"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - the same
        (0, "-flat"),
        (10, "-low"),
        (18, "-tall"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Lay out what all screens have around the body."""
        yield StatusLine()
        yield AlertLines()
        yield from self.body()
        yield SmallNotice()
        yield MessageLine()
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Return what stands between the alerts and the message line."""
        return ()

    def on_mount(self) -> None:
        """Follow the session; a fault's remaining time runs by the second."""
        self.session.changed.subscribe(self, self.take, immediate=True)
        self.set_interval(1.0, self.show_alerts)
        self.take(Changes(opened=True))

    def take(self, changes: Changes) -> None:  # noqa: ARG002 - for screens to look at
        """Take over what has changed in the session."""
        feed = self.session.feed
        self.query_one(StatusLine).show(self.session.receiver, feed.metrics, feed.count)
        self.show_alerts()

    def show_alerts(self) -> None:
        """Show what is wrong and which faults are in force now."""
        feed = self.session.feed
        found = alerts(self.session.receiver, feed.problem, feed.endpoints, self.session.clock())
        self.query_one(AlertLines).show(found)

    def copy(self, text: str, what: str) -> None:
        """Send a text to the terminal's clipboard (OSC 52), and say so with a way out.

        A terminal gives no answer, and some take nothing: the text can be looked at instead.
        """
        if len(text) > _MOST_COPIED:
            self.say(f"{what} is too long for a clipboard: use `inspector show`", "bad")
            return
        self.session.copied = text
        self.app.copy_to_clipboard(text.encode("utf-8", "replace").decode("utf-8"))
        controls = "" if text.replace("\n", "").isprintable() else "; it holds control characters"
        key = BY_ID["everywhere.show-copied"].first_sign
        self.say(f"{what} copied{controls} · not in your clipboard? {key} shows it")

    def say(self, text: str, kind: str = "good", *, seconds: float | None = 10.0) -> None:
        """Say something in the message line."""
        self.query_one(MessageLine).say(text, kind, seconds=seconds)
