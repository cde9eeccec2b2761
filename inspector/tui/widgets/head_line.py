"""Which request is shown."""

from textual.content import Content

from inspector.tui.services.verdict_text import Part
from inspector.tui.widgets.line import Line


class HeadLine(Line):
    """One line of text made visible."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the framework's name)
        super().__init__(id=id)
        self._parts: list[Part] = []

    def show(self, parts: list[Part]) -> None:
        """Show (text, style) parts."""
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def content(self) -> Content:
        """Return the parts."""
        return Content.assemble(" ", *self._parts)
