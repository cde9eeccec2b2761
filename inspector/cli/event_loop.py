"""Running the asynchronous part of a command."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from inspector.cli.crash_log import write_crash

Result = TypeVar("Result")


def run_async(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine to its end; what background tasks raise goes to the log, never to the terminal."""
    logging.getLogger().addHandler(logging.NullHandler())
    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(_log)
        return runner.run(coroutine)


def _log(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException):
        write_crash(error)
