"""Driving the app without a terminal: keys, and waiting until everything that they began is over."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from inspector.tui.app import InspectorApp
from inspector.tui.widgets.message_line import MessageLine

WIDE, NARROW = (120, 36), (80, 24)
AppOf = Callable[[Path], InspectorApp]

_ENDLESS = frozenset({"errand", "receiver"})
_MOST_PAUSES = 1_000


@asynccontextmanager
async def running(app: InspectorApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """Run an app headless until the block ends; what it began with is over when the block begins."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until messages, workers and redraws are over; a dialog that waits for an answer may stay."""
    await pilot.pause()
    for _ in range(_MOST_PAUSES):
        if all(worker.is_finished or worker.group in _ENDLESS for worker in pilot.app.workers):
            break
        await pilot.pause(0.01)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something is true; fail when it never becomes so."""
    for _ in range(_MOST_PAUSES):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never became true")


def shown(app: App[None]) -> type:
    """Return the class of the topmost screen."""
    return type(app.screen)


def message(app: App[None]) -> str:
    """Return what the message line says."""
    return app.screen.query_one(MessageLine).text
