"""One line of the screen that is drawn, not laid out."""

from abc import abstractmethod

from textual.content import Content
from textual.widget import Widget


class Line(Widget):
    """A widget of one row. Its `content` is text that was made visible, never markup."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Line {
        height: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def render(self) -> Content:
        """Draw the content."""
        return self.content()

    @abstractmethod
    def content(self) -> Content:
        """Return what stands in the line, at its present width."""
