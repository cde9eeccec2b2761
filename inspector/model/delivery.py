"""The sender's job of getting one event to one target."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event on its way to one target, and how it stands.

    `state` is `pending`, `delivered`, or `failed` (given up). Times are nanoseconds UTC.
    """

    id: int
    created_at: int
    provider: str
    event_type: str
    event_id: str | None
    target: str
    state: str = "pending"
