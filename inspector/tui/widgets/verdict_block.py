"""Verdict, reason, what matched, how it was answered: the first thing to read of a request."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from inspector.model.request_summary import RequestSummary
from inspector.model.schema_finding import SchemaFinding
from inspector.tui.services import verdict_text

if TYPE_CHECKING:
    from inspector.tui.services.verdict_text import Part


class VerdictBlock(Widget):
    """As many lines as there is to say, wrapped at words."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[Part]] = []

    def show(
        self, summary: RequestSummary, same_event: int = 0, findings: Sequence[SchemaFinding] = ()
    ) -> None:
        """Show a request; `same_event` counts the requests that carry its event."""
        lines = [
            verdict_text.verdict_line(summary),
            verdict_text.matched_line(summary),
            verdict_text.arrival_line(summary),
            verdict_text.answer_line(summary, same_event),
        ]
        if summary.problem and summary.problem.lower() not in summary.reason.lower():
            lines.append(verdict_text.problem_line(summary.problem))
        if findings:
            lines.append(verdict_text.schema_line(findings))
        lines = [line for line in lines if line]
        if lines != self._lines:
            self._lines = lines
            self.refresh(layout=True)

    def clear(self) -> None:
        """Show nothing."""
        self._lines = []
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(Content.assemble(*line) for line in self._lines)
