"""What a terminal too small for anything else shows."""

from textual.content import Content
from textual.widget import Widget


class SmallNotice(Widget):
    """Says how large a terminal is needed; shown by the style sheet in one that is smaller."""

    def render(self) -> Content:
        """Draw the notice."""
        size = self.screen.size
        return Content(
            f"Too small: {size.width} by {size.height}.\nInspector needs 40 by 10.\n"
            "Captures go on.\nctrl+q quits."
        )
