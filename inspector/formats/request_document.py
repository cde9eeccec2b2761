"""One request with everything known about it, as a machine-readable document."""

import base64
from collections.abc import Sequence
from typing import Any

from inspector.formats.request_line import request_line
from inspector.formats.timestamps import iso_time, milliseconds
from inspector.model.response import Response
from inspector.model.schema_finding import SchemaFinding
from inspector.model.stored_request import StoredRequest


def request_document(
    stored: StoredRequest, schema_findings: Sequence[SchemaFinding]
) -> dict[str, Any]:
    """Return the request's line and, beside it, what `show --json` adds; bodies are base64."""
    captured, summary = stored.captured, stored.summary
    return request_line(summary) | {
        "remote": captured.remote,
        "http_version": captured.version,
        "secure": captured.secure,
        "scheme": summary.scheme,
        "secret": summary.secret,
        "form": summary.form,
        "headers": [list(pair) for pair in captured.headers],
        "body_base64": _base64(captured.body),
        "response": None if stored.response is None else _response(stored.response),
        "schema_findings": [
            {"path": finding.path, "expected": finding.expected, "found": finding.found}
            for finding in schema_findings
        ],
    }


def _response(response: Response) -> dict[str, Any]:
    return {
        "status": response.status,
        "headers": [list(pair) for pair in response.headers],
        "body_base64": _base64(response.body),
        "started_at": iso_time(response.started_at),
        "finished_at": iso_time(response.finished_at),
        "duration_ms": milliseconds(response.duration),
        "phase": response.phase,
        "bytes_sent": response.bytes_sent,
        "ended_by": response.ended_by,
        "client_left": response.client_left,
        "fault": response.fault,
        "succeeded": response.succeeded,
    }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
