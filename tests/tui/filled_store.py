"""Stores for the screen's tests, filled by the store's own writer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.model.captured_request import CapturedRequest
from inspector.model.coverage import Coverage
from inspector.model.endpoint import Endpoint
from inspector.model.event import Event
from inspector.model.headers import Headers
from inspector.model.judged import Judged
from inspector.model.response import Response
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.writer import Writer

MORNING = 1_737_801_000_000_000_000
"""2025-01-25T10:30:00Z in nanoseconds."""
SECOND = 1_000_000_000
MILLISECOND = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """One request to be stored, and how it was answered; `status` None: not at all yet."""

    verdict: VerdictStatus = VerdictStatus.VALID
    reason: str = "The header matches the body, and so does the member."
    event_type: str | None = "verification.success"
    event_id: str | None = None
    method: str = "POST"
    target: str = "/hooks/akuworks"
    body: bytes = b'{"event":"verification.success","n":1}'
    headers: Headers = (
        ("Host", "127.0.0.1:4665"),
        ("Content-Type", "application/json"),
        ("X-AkuWorks-Signature", "sha256=51be02"),
    )
    remote: str = "127.0.0.1:53122"
    problem: str | None = None
    status: int | None = 200
    duration: int = 2 * MILLISECOND
    fault: str | None = None
    endpoint: bool = True
    response_body: bytes = b"ok\n"


def make(path: Path) -> Endpoint:
    """Make an empty store and return its default endpoint."""
    ensure(path)
    with Endpoints(path) as endpoints:
        return endpoints.ensure_default()


async def fill(path: Path, rows: Sequence[Row], *, since: int = MORNING) -> None:
    """Store rows a second apart, oldest first, in a store that exists."""
    with Endpoints(path) as endpoints:
        endpoint = endpoints.ensure_default()
    writer = Writer(path)
    for index, row in enumerate(rows):
        at = since + index * SECOND
        number = await writer.put(_captured(row, at), _judged(row, endpoint))
        if row.status is not None:
            writer.put_response(_response(row, number, at))
    await writer.close()


def _captured(row: Row, at: int) -> CapturedRequest:
    lines = [
        f"{row.method} {row.target} HTTP/1.1",
        *(f"{key}: {value}" for key, value in row.headers),
    ]
    head = "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")
    return CapturedRequest(
        received_at=at,
        remote=row.remote,
        head=head,
        body=row.body,
        method=row.method,
        target=row.target,
        version="HTTP/1.1",
        headers=row.headers,
        problem=row.problem,
    )


def _judged(row: Row, endpoint: Endpoint) -> Judged:
    valid = row.verdict is VerdictStatus.VALID
    verdict = Verdict(
        row.verdict,
        row.reason,
        Coverage.BODY if valid else Coverage.NONE,
        "akuworks",
        "main" if valid else None,
        "header+cut" if valid else None,
    )
    event = Event(row.event_type, row.event_id)
    if not row.endpoint:
        return Judged(None, None, None, event, verdict)
    return Judged(endpoint.id, endpoint.name, endpoint.provider, event, verdict)


def _response(row: Row, number: int, at: int) -> Response:
    return Response(
        request_id=number,
        started_at=at,
        finished_at=at + row.duration,
        status=row.status,
        headers=(("Content-Type", "text/plain"),),
        body=row.response_body,
        phase="complete",
        bytes_sent=len(row.response_body),
        fault=row.fault,
        succeeded=row.status == 200,
    )


async def answer(path: Path, *numbers: int, status: int, fault: str | None = None) -> None:
    """Store the responses to requests that have none yet."""
    writer = Writer(path)
    for number in numbers:
        writer.put_response(_response(Row(status=status, fault=fault), number, MORNING))
    await writer.close()
