"""One request with everything that the store knows about it."""

from dataclasses import dataclass
from pathlib import Path

from inspector.model.attempt import Attempt
from inspector.model.endpoint import Endpoint
from inspector.model.request_summary import RequestSummary
from inspector.model.stored_request import StoredRequest
from inspector.store.reader import Reader


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """The request, the requests that carry the same event, our sender's attempts, and the endpoint."""

    stored: StoredRequest
    same_event: tuple[RequestSummary, ...]
    attempts: tuple[Attempt, ...]
    endpoint: Endpoint | None

    @classmethod
    def load(cls, store: Path, request_id: int) -> "RequestDetail | None":
        """Read a request, on a connection of its own: safe in any thread. None when it's gone.

        Raises what `Reader` raises.
        """
        with Reader(store) as reader:
            stored = reader.request(request_id)
            if stored is None:
                return None
            summary = stored.summary
            attempts = reader.attempts_of_event(summary.event_id) if summary.event_id else []
            named = [each for each in reader.endpoints() if each.name == summary.endpoint]
            return cls(
                stored,
                tuple(reader.same_event(summary)),
                tuple(attempts),
                named[0] if named else None,
            )
