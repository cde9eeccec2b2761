"""Roll-ups of one group: counted in Python, then one upsert for each key that occurred."""

import sqlite3
from typing import TypeAlias

from inspector.store.latency_buckets import bucket_of

NANOSECONDS_PER_MINUTE = 60_000_000_000
_LONGEST_TYPE = 200
"""Characters of an event type that a key holds: a sender decides how long a type is, we what it costs."""
_LONGEST_DURATION = 86_400_000_000_000
"""Nanoseconds that a response can count at most: one clock set forward by years would spoil every sum."""

RollupKey: TypeAlias = tuple[int, str, str]
"""Minute of arrival (since 1970, UTC), endpoint's name and event type; empty where there is none."""

_UPSERT_REQUESTS = """
    INSERT INTO request_rollups (minute, endpoint, event_type, verdict, requests)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET requests = requests + excluded.requests
"""
_UPSERT_RESPONSES = """
    INSERT INTO response_rollups (
        minute, endpoint, event_type, status_class, succeeded, bucket, responses, duration
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
        responses = responses + excluded.responses, duration = duration + excluded.duration
"""


def rollup_key(received_at: int, endpoint: str | None, event_type: str | None) -> RollupKey:
    """Return the key that a request, and later its response, is counted under."""
    return (
        received_at // NANOSECONDS_PER_MINUTE,
        endpoint or "",
        event_type[:_LONGEST_TYPE] if event_type else "",
    )


class Tally:
    """Counts of one group of requests and responses."""

    __slots__ = ("_requests", "_responses")

    def __init__(self) -> None:
        self._requests: dict[tuple[RollupKey, str], int] = {}
        self._responses: dict[tuple[RollupKey, int, int, int], tuple[int, int]] = {}

    def add_request(self, key: RollupKey, verdict: str) -> None:
        """Count a request by its verdict."""
        counts, full_key = self._requests, (key, verdict)
        counts[full_key] = counts.get(full_key, 0) + 1

    def add_response(
        self, key: RollupKey, status: int | None, *, succeeded: int, duration: int
    ) -> None:
        """Count a response by status class (0: none was sent), success (1 or 0) and response time."""
        counts = self._responses
        duration = min(max(duration, 0), _LONGEST_DURATION)
        full_key = (key, (status or 0) // 100, succeeded, bucket_of(duration))
        count, total = counts.get(full_key, (0, 0))
        counts[full_key] = (count + 1, total + duration)

    def write(self, connection: sqlite3.Connection) -> None:
        """Add the counts to the store's roll-ups, in the transaction that is open."""
        for (key, verdict), count in self._requests.items():
            connection.execute(_UPSERT_REQUESTS, (*key, verdict, count))
        for (key, status, succeeded, bucket), (count, total) in self._responses.items():
            connection.execute(_UPSERT_RESPONSES, (*key, status, succeeded, bucket, count, total))
