"""Checkpoints beside the commits: a thread with a connection of its own.

SQLite's own checkpoints run inside a commit and cost it an fsync: measured, that makes the slowest
hundredth of the captures three to six times slower.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from inspector.store.connection import open_store

WAL_CAP = 64 << 20
"""Bytes of log from which it is made to start over, and in an idle moment is cut to nothing."""
_PERIOD = 0.5
_PATIENCE = 20
"""Milliseconds that starting over may wait for a reader: for so long do captures wait too."""
_TURNS_AFTER_REFUSAL = 10
"""How many turns to leave captures alone after a reader kept the log from starting over."""
_FRAME_HEADER = 24


class Checkpointer:
    """Folds the log into the file twice a second, keeps the log in bounds, and watches over the file.

    PASSIVE checkpoints hold up nobody, but under load the log never starts over by itself: new pages
    arrive while the old ones are copied. So beyond `wal_cap` bytes it is made to (RESTART: captures wait
    for the few pages that are left; the log keeps its size, and overwriting is cheaper than growing), and
    once `is_idle` says that captures rest it is cut (TRUNCATE). `file_lost` says that the store's file
    is no longer the one that was opened: what is written now would go to a file without a name.
    """

    def __init__(self, path: Path, *, wal_cap: int, is_idle: Callable[[], bool]) -> None:
        self.file_lost = False
        self._path = path
        real = path.resolve()
        self._wal = real.with_name(real.name + "-wal")
        self._wal_cap = wal_cap
        self._is_idle = is_idle
        self._connection = open_store(path)
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        page_size = self._connection.execute("PRAGMA page_size").fetchone()[0]
        self._frame = page_size + _FRAME_HEADER
        self._opened = _identity(path)
        self._rest = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-checkpoints", daemon=True)

    def start(self) -> None:
        """Begin taking turns."""
        self._thread.start()

    def close(self) -> None:
        """End, wait for the turn that is under way, and close the connection."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._connection.close()

    def turn(self) -> None:
        """Do what is due now. Raises `sqlite3.Error`."""
        self.file_lost = _identity(self._path) != self._opened
        frames = self._checkpoint("PASSIVE")[1]
        self._rest = max(self._rest - 1, 0)
        if self._rest:
            return
        if self._is_idle() and self._wal_size() > self._wal_cap:
            mode = "TRUNCATE"
        elif frames * self._frame > self._wal_cap:
            # Most of what arrived meanwhile is copied here, so that little is left for the lock.
            self._checkpoint("PASSIVE")
            mode = "RESTART"
        else:
            return
        busy = self._checkpoint(mode)[0]
        self._rest = _TURNS_AFTER_REFUSAL if busy else 0

    def _run(self) -> None:
        while not self._stopping.wait(_PERIOD):
            # A full disk or a lock: commits run into it too and say so; the next turn tries again.
            with contextlib.suppress(sqlite3.Error):
                self.turn()

    def _checkpoint(self, mode: str) -> tuple[int, int, int]:
        """Return whether it was kept from its end, the frames in the log, and those folded in."""
        rows = self._connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
        busy, frames, folded = rows[0]
        return busy, frames, folded

    def _wal_size(self) -> int:
        try:
            return self._wal.stat().st_size
        except OSError:
            return 0


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a turn should cost little
    except OSError:
        return None
    return status.st_dev, status.st_ino
