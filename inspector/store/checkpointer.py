"""Checkpoints beside the commits: a thread with a connection of its own.

SQLite's own checkpoints run inside a commit and cost it an fsync: measured, that makes the slowest
hundredth of the captures three to six times slower.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from inspector.store.connection import open_store

WAL_CAP = 64 << 20
"""Bytes from which the log is cut back to nothing in the next idle moment."""
_PERIOD = 0.5
_TRUNCATE_PATIENCE = 20
"""Milliseconds that cutting the log may wait for a reader, for so long do captures wait too."""
_PERIODS_AFTER_REFUSAL = 10
"""How many periods to leave captures alone after a reader kept the log from being cut."""


class Checkpointer:
    """Folds the log into the file twice a second, and keeps the log's size within bounds.

    PASSIVE checkpoints hold up nobody, but the log starts over only if no reader and no writer comes in
    between; so beyond `wal_cap` bytes it is cut as soon as `is_idle` says that captures rest, and
    beyond twice the cap in any case: captures then wait for the few pages that are left.
    """

    def __init__(self, path: Path, *, wal_cap: int, is_idle: Callable[[], bool]) -> None:
        self._path = path
        self._wal = path.with_name(path.name + "-wal")
        self._wal_cap = wal_cap
        self._is_idle = is_idle
        self._rest = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-checkpoints", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        connection = open_store(self._path)
        try:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute(f"PRAGMA busy_timeout = {_TRUNCATE_PATIENCE}")
            while not self._stopping.wait(_PERIOD):
                # A full disk or a lock: commits run into it too and say so, the next turn tries again.
                with contextlib.suppress(sqlite3.Error):
                    self._checkpoint(connection)
        finally:
            connection.close()

    def _checkpoint(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        size = self._wal.stat().st_size if self._wal.exists() else 0
        self._rest = max(self._rest - 1, 0)
        if self._rest or size <= self._wal_cap:
            return
        if size > 2 * self._wal_cap or self._is_idle():
            # What was written since then is little; TRUNCATE has to copy it under the write lock.
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._rest = _PERIODS_AFTER_REFUSAL if busy else 0
