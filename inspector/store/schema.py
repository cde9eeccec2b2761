"""The tables, as a row of steps that are never changed once released: a new shape is a new step.

Rules of this file:
1. A step's name stands in every store: renaming one makes all existing stores "newer" than ours.
2. Columns that lists read stand in `requests` or before the blobs of `responses`; bodies come last, so
   that SQLite reads a row's short columns without touching its overflow pages.
3. Every index costs each capture about 9 µs: add one only with a measurement.
4. `requests` and `responses` are numbered by their one writer, without gaps (AUTOINCREMENT would cost a
   capture 5 to 9 µs); counting and paging by ordinal rest on that. Whoever deletes takes from the oldest.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATION_SET = "inspector"


def _table(database: "Database", sql: str) -> None:
    database.execute(sql)


def s001_history(database: "Database") -> None:
    """Make the tables of what was captured and answered, and their roll-ups."""
    _table(
        database,
        """
        CREATE TABLE requests (
            id INTEGER PRIMARY KEY,
            received_at INTEGER NOT NULL,
            remote TEXT NOT NULL,
            endpoint_id INTEGER,
            endpoint TEXT,
            provider TEXT,
            method TEXT,
            target TEXT,
            event_type TEXT,
            event_id TEXT,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            coverage TEXT NOT NULL,
            scheme TEXT,
            secret TEXT,
            form TEXT,
            size INTEGER NOT NULL,
            problem TEXT
        ) STRICT
        """,
    )
    _table(
        database,
        "CREATE INDEX requests_event_id ON requests (event_id) WHERE event_id IS NOT NULL",
    )
    _table(
        database,
        """
        CREATE TABLE request_blobs (
            request_id INTEGER PRIMARY KEY,
            version TEXT,
            secure INTEGER NOT NULL,
            headers TEXT NOT NULL,
            chunk_lines TEXT,
            trailers BLOB NOT NULL,
            head BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT
        """,
    )
    _table(
        database,
        """
        CREATE TABLE responses (
            id INTEGER PRIMARY KEY,
            request_id INTEGER NOT NULL UNIQUE,
            started_at INTEGER NOT NULL,
            finished_at INTEGER NOT NULL,
            status INTEGER,
            phase TEXT NOT NULL,
            bytes_sent INTEGER NOT NULL,
            ended_by TEXT,
            fault TEXT,
            succeeded INTEGER NOT NULL,
            fin_at INTEGER,
            reset_at INTEGER,
            write_error TEXT,
            headers TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT
        """,
    )
    _table(
        database,
        """
        CREATE TABLE request_rollups (
            minute INTEGER NOT NULL,
            endpoint TEXT NOT NULL,
            event_type TEXT NOT NULL,
            verdict TEXT NOT NULL,
            requests INTEGER NOT NULL,
            PRIMARY KEY (minute, endpoint, event_type, verdict)
        ) STRICT, WITHOUT ROWID
        """,
    )
    _table(
        database,
        """
        CREATE TABLE response_rollups (
            minute INTEGER NOT NULL,
            endpoint TEXT NOT NULL,
            event_type TEXT NOT NULL,
            status_class INTEGER NOT NULL,
            succeeded INTEGER NOT NULL,
            bucket INTEGER NOT NULL,
            responses INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            PRIMARY KEY (minute, endpoint, event_type, status_class, succeeded, bucket)
        ) STRICT, WITHOUT ROWID
        """,
    )


def s002_settings(database: "Database") -> None:
    """Make the tables of endpoints and settings."""
    _table(
        database,
        """
        CREATE TABLE endpoints (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            path TEXT NOT NULL,
            provider TEXT,
            public_url TEXT,
            max_body INTEGER,
            reply_status INTEGER,
            reply_headers TEXT,
            reply_body BLOB
        ) STRICT
        """,
    )
    _table(
        database,
        """
        CREATE TABLE secrets (
            endpoint_id INTEGER NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            label TEXT NOT NULL,
            reference TEXT NOT NULL,
            PRIMARY KEY (endpoint_id, position),
            UNIQUE (endpoint_id, label)
        ) STRICT, WITHOUT ROWID
        """,
    )
    _table(
        database,
        """
        CREATE TABLE armed_faults (
            endpoint_id INTEGER PRIMARY KEY REFERENCES endpoints (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            options TEXT NOT NULL,
            armed_at INTEGER NOT NULL,
            until INTEGER
        ) STRICT
        """,
    )
    _table(
        database,
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",
    )
    database.execute("INSERT INTO settings (name, value) VALUES ('revision', 1)")


def s003_deliveries(database: "Database") -> None:
    """Make the tables of the sender."""
    _table(
        database,
        """
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at INTEGER NOT NULL,
            provider TEXT NOT NULL,
            event_type TEXT NOT NULL,
            event_id TEXT,
            target TEXT NOT NULL,
            state TEXT NOT NULL
        ) STRICT
        """,
    )
    _table(
        database,
        "CREATE INDEX deliveries_event_id ON deliveries (event_id) WHERE event_id IS NOT NULL",
    )
    _table(
        database,
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            status INTEGER,
            error TEXT,
            detail TEXT,
            succeeded INTEGER NOT NULL,
            next_at INTEGER,
            UNIQUE (delivery_id, number)
        ) STRICT
        """,
    )


STEPS: tuple[Callable[["Database"], None], ...] = (s001_history, s002_settings, s003_deliveries)
