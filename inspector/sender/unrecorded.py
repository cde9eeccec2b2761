"""Deliveries that are written down nowhere."""

from typing import Any

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery


class Unrecorded:
    """Stands where the store's `Deliveries` would: gives out numbers and keeps nothing."""

    def __init__(self) -> None:
        self._last_attempt = 0

    def add(
        self,
        *,
        created_at: int,
        provider: str,
        event_type: str,
        event_id: str | None,
        target: str,
    ) -> Delivery:
        """Return a pending delivery without an id of the store (0)."""
        return Delivery(
            id=0,
            created_at=created_at,
            provider=provider,
            event_type=event_type,
            event_id=event_id,
            target=target,
        )

    def add_attempt(self, **fields: Any) -> Attempt:
        """Return the attempt with the next number for an id; the fields are those of `Attempt`."""
        self._last_attempt += 1
        return Attempt(id=self._last_attempt, **fields)

    def finish(self, _delivery_id: int, _state: str) -> None:
        """Nothing remembers how it ended."""

    def close(self) -> None:
        """Nothing is held open."""
