"""One receiver per store."""

import contextlib
import os
import sqlite3
from pathlib import Path

from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.presence import read_presence


class Lock:
    """A lock beside the store, never on it; free at once when its process ends, however it ends.

    It is an exclusive transaction held open on an empty SQLite file: that is an advisory lock of the
    operating system, without a line of code for each system.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Take the lock. Raises `UnavailableError`, naming the holder, when a receiver has it."""
        path = self._store.with_name(f"{self._store.name}.lock")
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(path, isolation_level=None, timeout=0)
            try:
                connection.execute("PRAGMA journal_mode = MEMORY")
                connection.execute("BEGIN EXCLUSIVE")
            except BaseException:
                connection.close()
                raise
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise self._held() from error
            raise self._failed(path, str(error)) from error
        except (OSError, sqlite3.Error) as error:
            raise self._failed(path, str(error)) from error
        self._connection = connection

    def release(self) -> None:
        """Give the lock back; without one this does nothing."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._connection.close()
            self._connection = None

    def _held(self) -> UnavailableError:
        holder = read_presence(self._store)
        who = f"by process {holder.pid} at {holder.url}" if holder else "by another process"
        return UnavailableError(
            f"The store {self._store} is served already",
            f"One receiver serves a store, and this one is served {who}.",
            "Run `inspector` with the same store to attach to it, or name another one with --store.",
        )

    def _failed(self, path: Path, reason: str) -> UnavailableError:
        return UnavailableError(
            f"The lock {path} cannot be taken",
            reason,
            "Make the store's folder writable for you, or name another place with --store.",
        )
