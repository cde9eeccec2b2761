"""The names of the pages of a request."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from inspector.tui.widgets.line import Line


class TabBar(Line):
    """One line of tabs; a click picks one."""

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        name: str

    def __init__(self) -> None:
        super().__init__()
        self._tabs: tuple[tuple[str, str], ...] = ()
        self._active = ""

    def show(self, tabs: tuple[tuple[str, str], ...], active: str) -> None:
        """Show (name, label) tabs, one of them active."""
        if (tabs, active) != (self._tabs, self._active):
            self._tabs, self._active = tabs, active
            self.refresh()

    def content(self) -> Content:
        """Return the labels, the active one in brackets: it's told without colour."""
        parts = []
        for name, label in self._tabs:
            if name == self._active:
                parts.append((f"[{label}]", "bold $primary"))
            else:
                parts.append((f" {label} ", "$text-muted"))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Pick the tab under the mouse."""
        start = 0
        for name, label in self._tabs:
            end = start + len(label) + 2
            if start <= event.x < end:
                self.post_message(self.Picked(name))
            start = end
