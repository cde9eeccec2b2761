"""The sender's writes: deliveries and their attempts."""

from pathlib import Path
from typing import Self

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.store.connection import open_store
from inspector.store.short_write import short_write
from inspector.store.storable_text import storable

_INSERT_DELIVERY = """
    INSERT INTO deliveries (created_at, provider, event_type, event_id, target, state)
    VALUES (?, ?, ?, ?, ?, 'pending') RETURNING id
"""
_INSERT_ATTEMPT = """
    INSERT INTO attempts (
        delivery_id, number, started_at, duration, status, error, detail, succeeded, next_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""


class Deliveries:
    """Writes deliveries and attempts, a millisecond at a time.

    Raises like `open_store`; each write `StoreFailure`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_store(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def add(
        self, *, created_at: int, provider: str, event_type: str, event_id: str | None, target: str
    ) -> Delivery:
        """Store a new delivery, pending, and return it."""
        values = storable((created_at, provider, event_type, event_id, target))
        with short_write(self._connection, self._path) as connection:
            [(number,)] = connection.execute(_INSERT_DELIVERY, values).fetchall()
        return Delivery(
            id=number,
            created_at=created_at,
            provider=provider,
            event_type=event_type,
            event_id=event_id,
            target=target,
        )

    def add_attempt(  # noqa: PLR0913 - an attempt's own fields
        self,
        *,
        delivery_id: int,
        number: int,
        started_at: int,
        duration: int,
        status: int | None = None,
        error: str | None = None,
        detail: str | None = None,
        succeeded: bool = False,
        next_at: int | None = None,
    ) -> Attempt:
        """Store an attempt of a delivery and return it."""
        values = storable((delivery_id, number, started_at, duration, status, error, detail))
        with short_write(self._connection, self._path) as connection:
            [(attempt_id,)] = connection.execute(
                _INSERT_ATTEMPT, (*values, int(succeeded), next_at)
            ).fetchall()
        return Attempt(
            id=attempt_id,
            delivery_id=delivery_id,
            number=number,
            started_at=started_at,
            duration=duration,
            status=status,
            error=error,
            detail=detail,
            succeeded=succeeded,
            next_at=next_at,
        )

    def finish(self, delivery_id: int, state: str) -> None:
        """Say how a delivery ended: `delivered` or `failed`."""
        with short_write(self._connection, self._path) as connection:
            connection.execute("UPDATE deliveries SET state = ? WHERE id = ?", (state, delivery_id))
