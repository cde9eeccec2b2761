"""The line above the footer: what just happened, else how the list stands."""

from typing import TYPE_CHECKING

from textual.content import Content

from inspector.formats.visible import visible
from inspector.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.timer import Timer

_SECONDS = 10.0
_SIGNS = {"good": ("✓ ", "$success"), "bad": ("✗ ", "bold $error"), "note": ("· ", "$text-muted")}


class MessageLine(Line):
    """Says one thing at a time. A message gives way to the next, or after ten seconds to the idle text."""

    def __init__(self) -> None:
        super().__init__()
        self._message: tuple[str, str] | None = None
        self._idle = ""
        self._timer: Timer | None = None

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._message[1] if self._message is not None else self._idle

    def say(self, text: str, kind: str = "good", *, seconds: float | None = _SECONDS) -> None:
        """Show a message, `good`, `bad` or a `note`; `seconds` None keeps it until the next."""
        self._message = (kind, visible(text))
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if seconds is not None:
            self._timer = self.set_timer(seconds, self.clear)
        self.refresh()

    def clear(self) -> None:
        """Go back to the idle text."""
        self._message = None
        self.refresh()

    def rest(self, text: str) -> None:
        """Set the idle text."""
        if text != self._idle:
            self._idle = text
            self.refresh()

    def content(self) -> Content:
        """Return sign and text."""
        if self._message is None:
            return Content.assemble((f" {self._idle}", "$text-muted"))
        kind, text = self._message
        return Content.assemble(" ", _SIGNS[kind], text)
