"""A short list of choices."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from inspector.formats.visible import visible
from inspector.tui.actions import bindings


class Choices(Widget, can_focus=True, inherit_bindings=False):
    """One choice a line, with its digit; up, down, the digit or a click select, two clicks choose."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choices")]
    ALLOW_SELECT = False

    index = reactive(0)

    @dataclass
    class Chosen(Message):
        """A choice was made by its digit or by the mouse."""

        index: int

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self._labels = labels
        self.styles.height = len(labels)

    def render(self) -> Content:
        """Draw the choices, the selected one with a bar."""
        lines = []
        for index, label in enumerate(self._labels):
            selected = index == self.index
            style = "bold" if selected else ""
            lines.append(
                Content.assemble(
                    ("▌" if selected else " ", "$accent"),
                    (f" {index + 1}  ", "$primary"),
                    (visible(label), style),
                )
            )
        return Content("\n").join(lines)

    def action_up(self) -> None:
        """Select the choice above."""
        self.index = max(0, self.index - 1)

    def action_down(self) -> None:
        """Select the choice below."""
        self.index = min(len(self._labels) - 1, self.index + 1)

    def on_key(self, event: events.Key) -> None:
        """Take a digit as its choice."""
        if event.character and event.character in "123456789"[: len(self._labels)]:
            event.stop()
            self._choose(int(event.character) - 1)

    def on_click(self, event: events.Click) -> None:
        """Select by the mouse; a double click chooses."""
        if not 0 <= event.y < len(self._labels):
            return
        if event.chain > 1:
            self._choose(event.y)
        else:
            self.index = event.y

    def _choose(self, index: int) -> None:
        self.index = index
        self.post_message(self.Chosen(index))
