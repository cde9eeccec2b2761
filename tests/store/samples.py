"""What the store's tests put into it."""

from typing import Any

from inspector.model.captured_request import CapturedRequest
from inspector.model.event import Event
from inspector.model.judged import Judged
from inspector.model.response import Response
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus

MINUTE = 60_000_000_000
AT = 1_737_801_000 * 1_000_000_000
HEADERS = (("Host", "127.0.0.1:4665"), ("X-Twice", "a"), ("x-twice", "b"))


def captured(body: bytes = b"{}", **fields: Any) -> CapturedRequest:
    lines = "".join(f"{name}: {value}\r\n" for name, value in HEADERS)
    usual: dict[str, Any] = {
        "received_at": AT,
        "remote": "127.0.0.1:50000",
        "head": f"POST /hooks/akuworks HTTP/1.1\r\n{lines}\r\n".encode(),
        "body": body,
        "method": "POST",
        "target": "/hooks/akuworks",
        "version": "1.1",
        "headers": HEADERS,
    }
    return CapturedRequest(**usual | fields)


def judged(
    status: VerdictStatus = VerdictStatus.VALID,
    *,
    endpoint: str | None = "akuworks",
    event_type: str | None = "verification.success",
    event_id: str | None = None,
) -> Judged:
    verdict = Verdict(status, f"it is {status}", scheme="header", secret="main")
    return Judged(1, endpoint, "akuworks", Event(event_type, event_id), verdict)


def response(request_id: int, **fields: Any) -> Response:
    usual: dict[str, Any] = {
        "started_at": AT,
        "finished_at": AT + 3_000_000,
        "status": 200,
        "headers": (("Content-Length", "3"),),
        "body": b"ok\n",
        "phase": "complete",
        "bytes_sent": 60,
        "succeeded": True,
    }
    return Response(request_id=request_id, **usual | fields)
