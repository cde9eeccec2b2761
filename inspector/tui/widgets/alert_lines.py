"""Under the top line: what is wrong, which faults are armed; nothing when all is well."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from inspector.tui.services.alerts import Alert

_STYLES = {"bad": "bold $error", "warning": "bold $warning"}
_MOST = 3


class AlertLines(Widget):
    """A line for each alert, three at most (one in a small terminal): the rest are counted."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._alerts: list[Alert] = []
        self.display = False

    def show(self, alerts: Sequence[Alert]) -> None:
        """Show these from now on."""
        if list(alerts) == self._alerts:
            return
        self._alerts = list(alerts)
        self.display = bool(alerts)
        self.styles.height = min(len(alerts), _MOST)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the alerts."""
        shown = self._alerts[:_MOST]
        lines = [Content.assemble((f" {text}", _STYLES[part])) for part, text in shown]
        hidden = len(self._alerts) - len(shown)
        if hidden:
            lines[-1] = Content.assemble(lines[-1], (f"  and {hidden} more", "$text-muted"))
        return Content("\n").join(lines)
