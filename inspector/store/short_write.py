"""Transactions of everyone but the receiver: about a millisecond each, for they hold up captures."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from inspector.store.store_failure import store_failure


@contextlib.contextmanager
def short_write(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the write lock for the body: committed when it ends well, else undone.

    IMMEDIATE, since a transaction that reads first and then wants to write fails at once when another
    process wrote in between, however long it would wait. Raises `StoreFailure`.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except (sqlite3.Error, UnicodeError) as error:
        raise store_failure(error, path) from error
