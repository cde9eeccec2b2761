"""Deliveries and attempts as machine-readable lines."""

from collections.abc import Sequence
from typing import Any

from inspector.formats.request_line import VERSION
from inspector.formats.timestamps import iso_time, milliseconds
from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery


def attempt_line(attempt: Attempt) -> dict[str, Any]:
    """Return the fields of an attempt's line."""
    return {
        "version": VERSION,
        "type": "attempt",
        "delivery_id": attempt.delivery_id,
        "number": attempt.number,
        "started_at": iso_time(attempt.started_at),
        "duration_ms": milliseconds(attempt.duration),
        "status": attempt.status,
        "error": attempt.error,
        "detail": attempt.detail,
        "succeeded": attempt.succeeded,
        "next_at": None if attempt.next_at is None else iso_time(attempt.next_at),
    }


def delivery_line(delivery: Delivery, attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Return the fields of a delivery's line, which comes behind its attempts' lines."""
    return {
        "version": VERSION,
        "type": "delivery",
        "id": delivery.id,
        "created_at": iso_time(delivery.created_at),
        "provider": delivery.provider,
        "event_type": delivery.event_type,
        "event_id": delivery.event_id,
        "target": delivery.target,
        "state": delivery.state,
        "attempts": len(attempts),
    }
