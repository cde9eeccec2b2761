"""The keys of a screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from inspector.tui.actions import bindings
from inspector.tui.screens.dialog import Dialog
from inspector.tui.services.help_text import help_lines
from inspector.tui.services.text_document import TextDocument
from inspector.tui.widgets.text_view import TextView

_WIDEST, _FRAME = 114, 6


class HelpScreen(Dialog[None]):
    """Every key that acts where the help was asked for, from the table of actions."""

    HEADING = "Help"
    CSS_PATH = "help_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]

    def __init__(self, scopes: Iterable[str]) -> None:
        super().__init__()
        self._scopes = tuple(scopes)

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield TextView()

    def on_mount(self) -> None:
        """Fill in the text."""
        view = self.query_one(TextView)
        view.wrap = False
        width = min(self.app.size.width, _WIDEST) - _FRAME
        view.show(TextDocument(help_lines(self._scopes, width), language="help"))

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)
