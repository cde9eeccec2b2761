"""A receiver as a process: until a signal comes, or the one who started it is gone."""

import asyncio
import gc
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from inspector.model.request_summary import RequestSummary
from inspector.receiver.limits import Limits
from inspector.receiver.receiver import DEFAULT_PORT, Receiver

_NEW_OBJECTS, _GENERATIONS = 20_000, 20
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def serve(  # noqa: PLR0913 - what a receiver can be told stands in one place
    store: Path,
    *,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    keep: bool = False,
    durable: bool = False,
    limits: Limits | None = None,
    on_ready: Callable[[Receiver], None] | None = None,
    on_request: Callable[[RequestSummary], None] | None = None,
) -> None:
    """Receive until SIGINT or SIGTERM; then finish open requests, store everything, and return.

    Unless `keep`, the end of standard input ends it too, where that is a pipe: it is the life-line of a
    receiver that another program started. `on_ready` is called once it accepts, `on_request` once for
    every request whose response is known. Raises what `Receiver.start` does.
    """
    receiver = Receiver(store, host=host, port=port, durable=durable, limits=limits)
    if on_request is not None:
        receiver.subscribe(on_request)
    await receiver.start()
    try:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, over.set)
        if not keep:
            _hold_lifeline(loop, over)
        _collect_seldom()
        if on_ready is not None:
            on_ready(receiver)
        await over.wait()
    finally:
        await receiver.stop()


def _collect_seldom() -> None:
    """Leave what was loaded out of garbage collection, and look at the rest less often.

    A request makes a few hundred objects, and hardly any in a cycle; with Python's own thresholds the
    collector looked them through several times over, for 7 % of the time that a request took.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, _GENERATIONS, _GENERATIONS)


def _hold_lifeline(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    """Set `over` at the end of standard input, if that is a pipe; a terminal or /dev/null is no life-line."""
    try:
        descriptor = sys.stdin.fileno()
        mode = os.fstat(descriptor).st_mode
    except (AttributeError, OSError, ValueError):
        # Started without a standard input.
        return
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return

    def look() -> None:
        if not os.read(descriptor, 4096):
            loop.remove_reader(descriptor)
            over.set()

    loop.add_reader(descriptor, look)
