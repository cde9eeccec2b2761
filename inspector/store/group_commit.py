"""Committing groups: one transaction for everything that arrived in the same turn of the loop."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from inspector.store.connection import open_error, open_store
from inspector.store.group import Group, PendingRequest, PendingResponse
from inspector.store.request_rows import INSERT_BLOBS, INSERT_REQUEST, Row
from inspector.store.response_rows import INSERT_RESPONSE
from inspector.store.storable_text import storable
from inspector.store.store_failure import StoreFailure, store_failure
from inspector.store.tally import Tally, rollup_key

Outcome: TypeAlias = int | StoreFailure
"""The id that a request got, or why it alone could not be stored."""

_FAULT_OF_ONE = (sqlite3.DataError, sqlite3.IntegrityError, ValueError, OverflowError)
"""What a single row can cause: too large, a number that is taken, text that is no Unicode."""
_CACHE_KIBIBYTES = 8_192
_VERDICT = 9
"""Where INSERT_REQUEST has the verdict."""
_UNANSWERED = """
    SELECT received_at, endpoint, event_type FROM requests
    WHERE id = ? AND NOT EXISTS (SELECT 1 FROM responses WHERE request_id = requests.id)
"""


class GroupCommit:
    """The store's only writer of requests, responses and roll-ups; numbers them without gaps.

    Not for two threads at once. With `durable` a commit reaches the disk before it returns. Raises like
    `open_store`.
    """

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        self._path = path
        self._last_request = self._last_response = 0
        self._connection = open_store(path)
        try:
            self._prepare(durable=durable)
        except sqlite3.Error as error:
            self._connection.close()
            raise open_error(error, path) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def commit(self, group: Group) -> list[Outcome]:
        """Store a group and return the outcome of each of its requests, in order.

        Raises `sqlite3.Error` when nothing of it was stored: no room, a lock, a damaged file. A request
        that alone is at fault (too large, text that is no Unicode) does not take the others with it.
        """
        try:
            outcomes = self._transaction(group.requests, group.responses)
        except _FAULT_OF_ONE:
            return self._one_by_one(group)
        group.responses = []
        return outcomes

    def _prepare(self, *, durable: bool) -> None:
        for pragma in (
            f"synchronous = {'FULL' if durable else 'NORMAL'}",
            f"cache_size = -{_CACHE_KIBIBYTES}",
            # Checkpoints in a commit cost the tail of the latencies; the checkpointer makes them beside.
            "wal_autocheckpoint = 0",
            # SQLite would sleep in the event loop; the writer comes back by itself.
            "busy_timeout = 0",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._number_anew()

    def _number_anew(self) -> None:
        self._last_request = self._newest("requests")
        self._last_response = self._newest("responses")

    def _newest(self, table: str) -> int:
        row = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608 - our own names
        return row[0] or 0

    def _transaction(
        self, requests: Sequence[PendingRequest], responses: Sequence[PendingResponse]
    ) -> list[Outcome]:
        connection, tally = self._connection, Tally()
        connection.execute("BEGIN IMMEDIATE")
        try:
            first = self._last_request + 1
            if requests:
                self._insert_requests(requests, first, tally)
            if responses:
                last_response = self._insert_responses(responses, tally)
            tally.write(connection)
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself after some errors (a full disk), and not after others.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self._last_request += len(requests)
        if responses:
            self._last_response = last_response
        return list(range(first, first + len(requests)))

    def _insert_requests(
        self, requests: Sequence[PendingRequest], first: int, tally: Tally
    ) -> None:
        rows, blobs = [], []
        for number, (row, blob, key) in enumerate(requests, first):
            rows.append((*row, number))
            blobs.append((*blob, number))
            tally.add_request(key, row[_VERDICT])
        self._connection.executemany(INSERT_REQUEST, rows)
        self._connection.executemany(INSERT_BLOBS, blobs)

    def _insert_responses(self, responses: Sequence[PendingResponse], tally: Tally) -> int:
        number = self._last_response
        rows: list[Row] = []
        for row, key in responses:
            if key is None:
                continue
            number += 1
            rows.append((*row, number))
            _count(tally, key, row)
        self._connection.executemany(INSERT_RESPONSE, rows)
        for row, key in responses:
            if key is not None:
                continue
            found = self._connection.execute(_UNANSWERED, row[:1]).fetchall()
            if found:
                number += 1
                self._connection.execute(INSERT_RESPONSE, (*row, number))
                _count(tally, rollup_key(*found[0]), row)
        return number

    def _one_by_one(self, group: Group) -> list[Outcome]:
        self._number_anew()
        outcomes: list[Outcome] = []
        for pending in group.requests:
            try:
                outcomes += self._transaction([_storable(pending)], ())
            except (sqlite3.Error, *_FAULT_OF_ONE) as error:
                outcomes.append(store_failure(error, self._path))
        left: list[PendingResponse] = []
        for row, key in group.responses:
            try:
                self._transaction((), [(storable(row), key)])
            except _FAULT_OF_ONE:
                # It would fail for ever and hold up all others; its request is stored.
                continue
            except sqlite3.Error:
                left.append((row, key))
        group.responses = left
        return outcomes


def _count(tally: Tally, key: tuple[int, str, str], row: Row) -> None:
    _, started_at, finished_at, status, *_ = row
    tally.add_response(key, status, succeeded=row[8], duration=finished_at - started_at)


def _storable(pending: PendingRequest) -> PendingRequest:
    row, blobs, (minute, endpoint, event_type) = pending
    return storable(row), storable(blobs), (minute, *storable((endpoint, event_type)))
