"""One line of the history."""

from dataclasses import dataclass

from inspector.model.coverage import Coverage
from inspector.model.verdict_status import VerdictStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSummary:
    """What lists and machine-readable lines show of a request: no header, no body.

    `received_at` in nanoseconds UTC, `size` of the body in bytes, `duration` in nanoseconds from the
    request's last byte to the response's last; `status`, `duration` and `fault` are None until a
    response was sent.
    """

    id: int
    received_at: int
    remote: str
    endpoint: str | None
    method: str | None
    target: str | None
    provider: str | None
    event_type: str | None
    event_id: str | None
    verdict: VerdictStatus
    reason: str
    coverage: Coverage
    scheme: str | None
    secret: str | None
    form: str | None
    size: int
    problem: str | None
    status: int | None = None
    duration: int | None = None
    fault: str | None = None
