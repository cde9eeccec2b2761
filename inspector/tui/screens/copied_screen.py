"""What was copied, for terminals whose clipboard took nothing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from inspector.tui.actions import bindings
from inspector.tui.screens.dialog import Dialog
from inspector.tui.services.text_document import TextDocument
from inspector.tui.widgets.text_view import TextView


class CopiedScreen(Dialog[None]):
    """Shows the text over the whole screen, so that the terminal's own mouse selection gets at it."""

    HEADING = "Copied"
    CSS_PATH = "copied_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("copied")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield TextView()

    def on_mount(self) -> None:
        """Fill in the text."""
        self.query_one(TextView).show(TextDocument(self._text.split("\n")))

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
