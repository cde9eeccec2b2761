"""Opening the store for commands that only look."""

import time
from collections.abc import Callable
from pathlib import Path

from inspector.faults.duration import parse_duration
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.stored_request import StoredRequest
from inspector.store.migrations import ensure
from inspector.store.reader import Reader

_NANOSECONDS = 1_000_000_000


def open_reader(store: Path) -> Reader:
    """Open the history, brought up to date first. Raises InspectorError when there is none: looking makes none."""
    if store.is_file():
        ensure(store)
    return Reader(store)


def find_request(reader: Reader, number: int) -> StoredRequest:
    """Return a request of the history; raises InspectorError that tells which ids there are."""
    found = reader.request(number)
    if found is not None:
        return found
    first, last = reader.first_id(), reader.last_id()
    there = f"The history holds {first} to {last}." if last else "The history is empty."
    raise InspectorError(f"There is no request {number}", there, "`inspector list` shows them.")


def endpoint_named(reader: Reader, name: str | None) -> Endpoint | None:
    """Return the endpoint of that name as it is set now, None when it is gone or was none."""
    return next((endpoint for endpoint in reader.endpoints() if endpoint.name == name), None)


def since_moment(text: str | None, clock: Callable[[], int] = time.time_ns) -> int | None:
    """Return the moment so long ago (nanoseconds UTC) that `text` (`1h`, `10m`) means; None stays None."""
    if text is None:
        return None
    return clock() - round(parse_duration(text) * _NANOSECONDS)
