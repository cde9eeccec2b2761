"""From the command line to the screen."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from inspector.model.inspector_error import InspectorError

Story = Callable[[str, Path], Awaitable[None]]
"""Something that is played against a receiver's URL and its store while the screen shows it."""


def start(store: Path, *, host: str, port: int, keep: bool, story: Story | None = None) -> int:
    """Show the terminal interface until the person quits; return the exit code.

    Raises InspectorError when there is no terminal to show it on.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InspectorError(
            "There is no terminal to show the screen on",
            "Standard input and standard output must both be one.",
            "Without a screen: `inspector serve` receives, `inspector list` shows what came.",
        )
    from inspector.tui.app import run  # noqa: PLC0415 - the screen is loaded only to be shown

    return run(store, host=host, port=port, keep=keep, story=story)
