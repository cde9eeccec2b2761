"""Doing something no more often than it's worth."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.timer import Timer


class Pace:
    """Calls something at once when it's asked to, and then at most once in so many seconds.

    What was asked for in between is done when they are over, so the last state is never missed.
    """

    def __init__(self, pump: MessagePump, seconds: float, action: Callable[[], None]) -> None:
        self._pump = pump
        self._seconds = seconds
        self._action = action
        self._timer: Timer | None = None
        self._asked = False

    def ask(self) -> None:
        """Do it now, or when the time since the last is over."""
        if self._timer is not None:
            self._asked = True
            return
        self.now()

    def now(self) -> None:
        """Do it now, whatever was before."""
        self._asked = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._pump.set_timer(self._seconds, self._over)
        self._action()

    def _over(self) -> None:
        self._timer = None
        if self._asked:
            self.now()
