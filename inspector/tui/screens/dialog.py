"""A window over a screen."""

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from inspector.formats.visible import visible
from inspector.tui.widgets.key_bar import KeyBar

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result], inherit_bindings=False):
    """A titled frame in the middle, its keys in its last line; what's under it stays in sight."""

    HEADING: ClassVar[str] = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-tall")]  # noqa: RUF012 - declared by the framework

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(classes="frame") as frame:
            frame.border_title = visible(self.HEADING)
            yield from self.body()
            yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Return what the frame holds."""
        return ()
