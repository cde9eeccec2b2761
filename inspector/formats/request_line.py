"""One request as a machine-readable line: stable names, told in the page `cli`."""

from typing import Any

from inspector.formats.timestamps import iso_time, milliseconds
from inspector.model.request_summary import RequestSummary

VERSION = 1
"""The version of every JSON line and document; it changes when a field's meaning does."""


def request_line(summary: RequestSummary) -> dict[str, Any]:
    """Return the fields of a request's line; text from the wire has one character per byte."""
    return {
        "version": VERSION,
        "type": "request",
        "id": summary.id,
        "received_at": iso_time(summary.received_at),
        "endpoint": summary.endpoint,
        "method": summary.method,
        "target": summary.target,
        "provider": summary.provider,
        "event_type": summary.event_type,
        "event_id": summary.event_id,
        "verdict": summary.verdict.value,
        "reason": summary.reason,
        "coverage": summary.coverage.value,
        "status": summary.status,
        "size": summary.size,
        "duration_ms": milliseconds(summary.duration),
        "fault": summary.fault,
        "problem": summary.problem,
    }
