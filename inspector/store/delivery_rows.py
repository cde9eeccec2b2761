"""Deliveries and attempts as rows, and back."""

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.store.request_rows import Row

SELECT_DELIVERIES = (
    "SELECT id, created_at, provider, event_type, event_id, target, state FROM deliveries"
)
SELECT_ATTEMPTS = """
    SELECT id, delivery_id, number, started_at, duration, status, error, detail, succeeded, next_at
    FROM attempts
"""


def delivery_of(row: Row) -> Delivery:
    """Return the delivery that a row of SELECT_DELIVERIES holds."""
    number, created_at, provider, event_type, event_id, target, state = row
    return Delivery(
        id=number,
        created_at=created_at,
        provider=provider,
        event_type=event_type,
        event_id=event_id,
        target=target,
        state=state,
    )


def attempt_of(row: Row) -> Attempt:
    """Return the attempt that a row of SELECT_ATTEMPTS holds."""
    return Attempt(
        id=row[0],
        delivery_id=row[1],
        number=row[2],
        started_at=row[3],
        duration=row[4],
        status=row[5],
        error=row[6],
        detail=row[7],
        succeeded=bool(row[8]),
        next_at=row[9],
    )
