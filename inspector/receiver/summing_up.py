"""A request and its response as one line, for whoever follows the receiver itself."""

from inspector.model.captured_request import CapturedRequest
from inspector.model.judged import Judged
from inspector.model.request_summary import RequestSummary
from inspector.model.response import Response


def summary_of(captured: CapturedRequest, judged: Judged, response: Response) -> RequestSummary:
    """Return the line that the history shows for them."""
    event, verdict = judged.event, judged.verdict
    return RequestSummary(
        id=response.request_id,
        received_at=captured.received_at,
        remote=captured.remote,
        endpoint=judged.endpoint,
        method=captured.method,
        target=captured.target,
        provider=judged.provider,
        event_type=event.type,
        event_id=event.id,
        verdict=verdict.status,
        reason=verdict.reason,
        coverage=verdict.coverage,
        scheme=verdict.scheme,
        secret=verdict.secret,
        form=verdict.form,
        size=len(captured.body),
        problem=captured.problem,
        status=response.status,
        duration=response.duration,
        fault=response.fault,
    )
