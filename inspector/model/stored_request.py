"""A request of the history with everything known about it."""

from dataclasses import dataclass

from inspector.model.captured_request import CapturedRequest
from inspector.model.request_summary import RequestSummary
from inspector.model.response import Response


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """The line of the history, the wire bytes, and the response (None until one was sent)."""

    summary: RequestSummary
    captured: CapturedRequest
    response: Response | None = None
