"""The screen's hold on the receiver, which runs in a process of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.model.inspector_error import InspectorError
from inspector.receiver.health import Health
from inspector.receiver.receiver_child import ReceiverChild
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

_MISSES_BEFORE_RESTART = 2
_CHECKS_BETWEEN_STARTS = 5


class ReceiverLink:
    """Starts a receiver for a store, or attaches to the one that serves it, and sees that one is there.

    Nothing starts before `start`; one that has ended is started again. Blocks: meant for a thread, from
    one at a time. `keep` leaves a receiver that we started running when the screen ends.
    """

    def __init__(self, store: Path, *, host: str, port: int, keep: bool) -> None:
        self._make: Callable[[], ReceiverChild] = lambda: ReceiverChild(
            store, host=host, port=port, keep=keep
        )
        self._child: ReceiverChild | None = None
        self._misses = 0

    def start(self) -> ReceiverState:
        """Start or attach, and return how that went."""
        self.stop()
        self._misses = 0
        self._child = child = self._make()
        try:
            return _listening(child.start(), attached=not child.is_ours)
        except InspectorError as error:
            words = " ".join(filter(None, [f"{error.title}:", error.detail, error.remedy]))
            return ReceiverState(Stage.FAILED, problem=words)

    def check(self) -> ReceiverState:
        """Return how the receiver is now; start it again when it has been gone for a while."""
        health = None if self._child is None else self._child.health()
        if self._child is not None and health is not None:
            self._misses = 0
            return _listening(health, attached=not self._child.is_ours)
        self._misses += 1
        if self._misses % _CHECKS_BETWEEN_STARTS == _MISSES_BEFORE_RESTART:
            return self.start()
        return ReceiverState(Stage.FAILED, problem="The receiver has ended: nothing is captured")

    def stop(self) -> None:
        """End the receiver if it's ours and not to be kept; it stores everything first."""
        child, self._child = self._child, None
        if child is not None:
            child.stop()


def _listening(health: Health, *, attached: bool) -> ReceiverState:
    return ReceiverState(
        Stage.LISTENING,
        url=health.url,
        problem=None if health.problem is None else f"Captures are refused: {health.problem}",
        attached=attached,
        open_to_all=health.exposed,
    )
