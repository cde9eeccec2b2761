"""The footer: the keys that act here, from the table of actions."""

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from inspector.tui.action import Action
from inspector.tui.actions import ACTIONS
from inspector.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.screen import Screen

_RIGHT = ("everywhere.help", "everywhere.command-palette", "everywhere.quit")
_ROOM_FOR_ALL = 60


class KeyBar(Line):
    """Whole entries only: what doesn't fit is left out, from the end; help and commands always stand."""

    def __init__(self) -> None:
        super().__init__()
        self._active: frozenset[str] = frozenset()
        self._spots: list[tuple[range, Action]] = []

    def on_mount(self) -> None:
        """Follow which bindings are active."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def content(self) -> Content:
        """Return the entries that fit, those of every screen at the right."""
        width = self.size.width
        shown = [action for action in ACTIONS if action.show and action.id in self._active]
        right = [action for action in shown if action.id in _RIGHT]
        left = [action for action in shown if action.id not in _RIGHT]
        if width < _ROOM_FOR_ALL:
            del right[1:]
        while left and _length(left) + _length(right) > width:
            left.pop()
        gap = max(0, width - _length(left) - _length(right))
        self._spots = [*_spots(left, 0), *_spots(right, _length(left) + gap)]
        parts = [part for action in left for part in _entry(action)]
        parts.append((" " * gap, ""))
        parts += [part for action in right for part in _entry(action)]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for spot, action in self._spots:
            if event.x in spot:
                self.app.simulate_key(action.keys[0])

    def _update(self, screen: "Screen[object]") -> None:
        active = frozenset(
            binding.binding.id or ""
            for binding in screen.active_bindings.values()
            if binding.enabled
        )
        if active != self._active:
            self._active = active
            self.refresh()


def _entry(action: Action) -> list[tuple[str, str]]:
    return [(f" {action.first_sign} ", "bold $primary"), (f"{action.label} ", "")]


def _length(actions: list[Action]) -> int:
    return sum(len(text) for action in actions for text, _ in _entry(action))


def _spots(actions: list[Action], start: int) -> list[tuple[range, Action]]:
    spots = []
    for action in actions:
        end = start + _length([action])
        spots.append((range(start, end), action))
        start = end
    return spots
