"""One request with everything that the store knows about it."""

from dataclasses import dataclass
from pathlib import Path

from inspector.formats.body_view import BodyView
from inspector.model.attempt import Attempt
from inspector.model.endpoint import Endpoint
from inspector.model.headers import header_value
from inspector.model.request_summary import RequestSummary
from inspector.model.stored_request import StoredRequest
from inspector.store.reader import Reader
from inspector.tui.services.view import View

_QUICK_BYTES = 262_144
_LOOKED_AT = 4_096


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """The request, its body to look at, the requests with the same event, our attempts, the endpoint."""

    stored: StoredRequest
    body: BodyView
    same_event: tuple[RequestSummary, ...]
    attempts: tuple[Attempt, ...]
    endpoint: Endpoint | None

    @property
    def first_view(self) -> View | None:
        """What a large body is shown in while its pretty view is made; None where that is quick."""
        if len(self.stored.captured.body) <= _QUICK_BYTES:
            return None
        return View.HEX if self.is_large_binary else View.RAW

    @property
    def is_large_binary(self) -> bool:
        """Whether the body is only worth a dump: to find out by reading it as text would cost seconds."""
        captured = self.stored.captured
        if len(captured.body) <= _QUICK_BYTES or b"\0" not in captured.body[:_LOOKED_AT]:
            return False
        return header_value(captured.headers, "Content-Encoding") is None

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
            headers = stored.captured.headers
            body = BodyView(
                stored.captured.body,
                content_type=header_value(headers, "Content-Type"),
                content_encoding=header_value(headers, "Content-Encoding"),
            )
            return cls(
                stored,
                body,
                tuple(reader.same_event(summary)),
                tuple(attempts),
                named[0] if named else None,
            )
