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
"""Bytes of log from which it is cut to nothing in the next idle moment."""
_CAPS_UNDER_LOAD = 2
"""How many caps the log may reach while captures never rest: starting over costs them an fsync."""
_PERIOD = 0.5
_PATIENCE = 20
"""Milliseconds that starting over may wait for a reader: for so long do captures wait too."""
_TURNS_AFTER_REFUSAL = 10
"""How many turns to leave captures alone after a reader kept the log from starting over."""
_FRAME_HEADER = 24
_MOST_ROUNDS = 6
_FEW = 256
"""Frames that are copied in a millisecond or two."""


class Checkpointer:
    """Folds the log into the file twice a second, keeps the log in bounds, and watches over the file.

    PASSIVE checkpoints hold up nobody, but under load the log never starts over by itself: new pages
    arrive while the old ones are copied. So beyond `wal_cap` bytes it is cut (TRUNCATE) once `is_idle`
    says that captures rest, and beyond twice that it is made to start over in any case (RESTART:
    captures wait for the pages that are left; the log keeps its size, for overwriting is cheaper than
    growing). `needs_lock` is true meanwhile: a writer that goes on taking the lock, commit after commit,
    would keep it from ever getting it. `file_lost` says that the store's file is no longer the one that
    was opened: what is written now would go to a file without a name.
    """

    def __init__(self, path: Path, *, wal_cap: int, is_idle: Callable[[], bool]) -> None:
        self.file_lost = False
        self.needs_lock = False
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
        self._file: int | None = None
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
        """Do what is due now. Raises `sqlite3.Error` or `OSError`."""
        self.file_lost = _identity(self._path) != self._opened
        frames = self._checkpoint("PASSIVE")[1]
        self._rest = max(self._rest - 1, 0)
        if self._rest:
            return
        if self._is_idle() and self._wal_size() > self._wal_cap:
            mode = "TRUNCATE"
        elif frames * self._frame > _CAPS_UNDER_LOAD * self._wal_cap:
            self._catch_up(frames)
            mode = "RESTART"
        else:
            return
        self.needs_lock = True
        try:
            busy = self._checkpoint(mode)[0]
        finally:
            self.needs_lock = False
        self._rest = _TURNS_AFTER_REFUSAL if busy else 0

    def _catch_up(self, frames: int) -> None:
        """Copy what arrived during the last copy, while that gets less: little is left for the lock."""
        arrived = frames
        for _ in range(_MOST_ROUNDS):
            self._sync()
            before, frames = frames, self._checkpoint("PASSIVE")[1]
            if frames - before < _FEW or frames - before > arrived // 2:
                return
            arrived = frames - before

    def _sync(self) -> None:
        """Have the file on the disk: SQLite puts that off to the checkpoint that copies everything."""
        if self._file is None:
            # Never closed: closing any descriptor of a file drops the locks that SQLite has on it.
            self._file = os.open(self._path, os.O_RDONLY)
        os.fsync(self._file)

    def _run(self) -> None:
        while not self._stopping.wait(_PERIOD):
            # A full disk or a lock: commits run into it too and say so; the next turn tries again.
            with contextlib.suppress(sqlite3.Error, OSError):
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
