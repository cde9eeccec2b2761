"""A few lines about the selected request, where there is no room for its detail."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from inspector.model.request_summary import RequestSummary
from inspector.tui.services import verdict_text

if TYPE_CHECKING:
    from inspector.tui.services.verdict_text import Part


class Preview(Widget):
    """Verdict and reason, then what matched or how it was answered."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[Part]] = []

    def show(self, summary: RequestSummary | None) -> None:
        """Show a request, or nothing."""
        self._lines = []
        if summary is not None:
            second = verdict_text.matched_line(summary) or verdict_text.answer_line(summary, 0)
            self._lines = [verdict_text.verdict_line(summary), second]
        self.refresh()

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(Content.assemble(*line) for line in self._lines)
