"""Pages of the history, and everything else that faces read.

Rules of this file:
1. Every read is exhausted (`fetchall`): a cursor left half read pins the log and hides later changes.
2. Lists touch no blob.
3. Ordinals and counts are arithmetic on ids: the one writer numbers requests without gaps, and what is
   deleted is deleted from the oldest.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.model.endpoint import Endpoint
from inspector.model.metrics import Metrics
from inspector.model.request_summary import RequestSummary
from inspector.model.stored_request import StoredRequest
from inspector.store.connection import open_store
from inspector.store.delivery_rows import (
    SELECT_ATTEMPTS,
    SELECT_DELIVERIES,
    attempt_of,
    delivery_of,
)
from inspector.store.endpoint_rows import read_endpoints
from inspector.store.metrics_query import read_metrics
from inspector.store.request_rows import SELECT_CAPTURED, SELECT_SUMMARY, captured_of, summary_of
from inspector.store.response_rows import SELECT_RESPONSE, response_of
from inspector.store.store_failure import store_failure

_NEWEST = (1 << 63) - 1
_SAME_EVENT_LIMIT = 200
_SELECT_REVISION = "SELECT value FROM settings WHERE name = 'revision'"


class Reader:
    """Reads the store, from one thread at a time. Raises like `open_store`; each read `StoreFailure`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_store(path, read_only=True)
        self._watch = open_store(path, read_only=True)
        self._version = self._data_version()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close both connections."""
        self._connection.close()
        self._watch.close()

    def changed(self) -> bool:
        """Whether any process has committed anything since the last call (or the opening)."""
        before, self._version = self._version, self._data_version()
        return before != self._version

    def revision(self) -> int:
        """Return the number of the settings: it rises whenever an endpoint or a fault changes."""
        return int(self._rows(_SELECT_REVISION)[0][0])

    def first_id(self) -> int:
        """Return the id of the oldest request, 0 when there is none."""
        return int(self._rows("SELECT coalesce(min(id), 0) FROM requests")[0][0])

    def last_id(self) -> int:
        """Return the id of the newest request, 0 when there is none."""
        return int(self._rows("SELECT coalesce(max(id), 0) FROM requests")[0][0])

    def count(self) -> int:
        """Return how many requests the history holds."""
        last = self.last_id()
        return last - self.first_id() + 1 if last else 0

    def page_before(self, request_id: int | None, n: int) -> list[RequestSummary]:
        """Return up to `n` requests older than `request_id`, newest first; None begins at the newest."""
        before = _NEWEST if request_id is None else request_id
        sql = f"{SELECT_SUMMARY} WHERE requests.id < ? ORDER BY requests.id DESC LIMIT ?"
        return [summary_of(row) for row in self._rows(sql, before, n)]

    def page_after(self, request_id: int, n: int) -> list[RequestSummary]:
        """Return up to `n` requests newer than `request_id`, oldest first."""
        sql = f"{SELECT_SUMMARY} WHERE requests.id > ? ORDER BY requests.id LIMIT ?"
        return [summary_of(row) for row in self._rows(sql, request_id, n)]

    def page_at(self, ordinal: int, n: int) -> list[RequestSummary]:
        """Return up to `n` requests from the one at `ordinal` on, counted from the oldest, which is 0."""
        return self.page_after(self.first_id() + max(ordinal, 0) - 1, n)

    def summary(self, request_id: int) -> RequestSummary | None:
        """Return one request's line of the history, None when there is no such request."""
        rows = self._rows(f"{SELECT_SUMMARY} WHERE requests.id = ?", request_id)
        return summary_of(rows[0]) if rows else None

    def request(self, request_id: int) -> StoredRequest | None:
        """Return one request with its wire bytes and response, None when there is no such request."""
        summary = self.summary(request_id)
        captured = self._rows(SELECT_CAPTURED, request_id)
        response = self._rows(SELECT_RESPONSE, request_id)
        if summary is None or not captured:
            return None
        return StoredRequest(
            summary, captured_of(captured[0]), response_of(response[0]) if response else None
        )

    def last_response_id(self) -> int:
        """Return the newest response's id, 0 when there is none: where `responses_after` begins."""
        return int(self._rows("SELECT coalesce(max(id), 0) FROM responses")[0][0])

    def responses_after(self, response_id: int, n: int) -> list[tuple[int, RequestSummary]]:
        """Return up to `n` (response id, answered request) whose responses are newer, oldest first."""
        columns = SELECT_SUMMARY.replace("SELECT", "SELECT responses.id,", 1)
        inner = columns.replace("LEFT JOIN", "JOIN")
        sql = f"{inner} WHERE responses.id > ? ORDER BY responses.id LIMIT ?"
        return [(row[0], summary_of(row[1:])) for row in self._rows(sql, response_id, n)]

    def same_event(self, summary: RequestSummary) -> list[RequestSummary]:
        """Return up to 200 requests that carry the same event of the same provider, oldest first.

        The request itself is among them. Empty when it names no event id.
        """
        if summary.event_id is None:
            return []
        sql = f"{SELECT_SUMMARY} WHERE event_id = ? AND provider IS ? ORDER BY requests.id LIMIT ?"
        rows = self._rows(sql, summary.event_id, summary.provider, _SAME_EVENT_LIMIT)
        return [summary_of(row) for row in rows]

    def metrics(self, since: int | None = None, endpoint: str | None = None) -> Metrics:
        """Return the figures from roll-ups, from the minute of `since` on (nanoseconds UTC)."""
        with self._snapshot() as connection:
            return read_metrics(connection, since, endpoint)

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Return all endpoints with their secrets and armed faults, oldest first."""
        with self._snapshot() as connection:
            return read_endpoints(connection)

    def deliveries(self, n: int) -> list[Delivery]:
        """Return up to `n` deliveries, newest first."""
        sql = f"{SELECT_DELIVERIES} ORDER BY id DESC LIMIT ?"
        return [delivery_of(row) for row in self._rows(sql, n)]

    def attempts(self, delivery_id: int) -> list[Attempt]:
        """Return the attempts of a delivery, first one first."""
        sql = f"{SELECT_ATTEMPTS} WHERE delivery_id = ? ORDER BY number"
        return [attempt_of(row) for row in self._rows(sql, delivery_id)]

    def attempts_of_event(self, event_id: str) -> list[Attempt]:
        """Return the attempts of every delivery of an event, in the order they were made."""
        deliveries = "SELECT id FROM deliveries WHERE event_id = ?"
        sql = f"{SELECT_ATTEMPTS} WHERE delivery_id IN ({deliveries}) ORDER BY id"
        return [attempt_of(row) for row in self._rows(sql, event_id)]

    def _rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise store_failure(error, self._path) from error

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """Let the reads of the body see one and the same state of the store."""
        connection = self._connection
        try:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise store_failure(error, self._path) from error

    def _data_version(self) -> int:
        try:
            rows = self._watch.execute("PRAGMA data_version").fetchall()
        except sqlite3.Error as error:
            raise store_failure(error, self._path) from error
        return int(rows[0][0])
