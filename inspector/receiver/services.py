"""What every connection of a receiver shares."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from inspector.receiver.capture_path import CapturePath
from inspector.receiver.limits import Limits

_LOGGER = logging.getLogger("inspector.receiver")


@dataclass(frozen=True, slots=True)
class Services:
    """The way of requests, the limits, the clock (nanoseconds UTC), and the tasks outside of aiohttp's."""

    path: CapturePath
    limits: Limits
    clock: Callable[[], int]
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def body_limit(self, head: bytes) -> int:
        """Return how many bytes the body behind `head` may have."""
        return self.path.body_limit(head, self.limits.body)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` in a task of its own, and hold on to it until it ends."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            # A mistake of ours: it costs one connection, and stands in the log.
            _LOGGER.error("A request failed", exc_info=error)
