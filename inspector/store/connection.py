"""Opening the store's file."""

import os
import sqlite3
from pathlib import Path

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.store.store_failure import error_name, store_failure

BUSY_SECONDS = 5.0
"""How long a short writer or a reader waits for a lock before it gives up."""


def open_store(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing store, with explicit transactions only, for use from one thread at a time.

    Raises `InspectorError` when there is no store or the file is none, `UnavailableError` when the
    machine doesn't let us read it.
    """
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
            uri=True,
            # An implicit transaction would be joined, unseen, by whatever is written next.
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            cached_statements=256,
        )
    except sqlite3.Error as error:
        raise open_error(error, path) from error
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.Error as error:
        connection.close()
        raise open_error(error, path) from error
    return connection


def open_error(error: sqlite3.Error, path: Path) -> InspectorError:
    """Return what it means that a store could not be opened."""
    name = error_name(error)
    detail = f"{error} ({name})"
    if name == "SQLITE_NOTADB":
        return InspectorError(
            f"{path} is not an Inspector store",
            f"The file is not an SQLite database. {detail}",
            "Name another file with --store or INSPECTOR_STORE; Inspector makes it.",
        )
    if name == "SQLITE_CANTOPEN" and os.path.isdir(path):  # noqa: PTH112 - doesn't raise
        return InspectorError(
            f"{path} is a folder, not a store",
            detail,
            f"Name a file in it, for example --store {path / 'inspector.db'}.",
        )
    if name == "SQLITE_CANTOPEN" and _is_missing(path):
        return InspectorError(
            f"There is no store at {path}",
            detail,
            "Start `inspector` or `inspector serve` with this --store: it makes one.",
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return UnavailableError(
            f"The store {path} cannot be opened",
            f"The file and its folder must be readable and writable for you. {detail}",
            f"Give yourself write permission on {path.parent}, or name another place with --store.",
        )
    return store_failure(error, path)


def _is_missing(path: Path) -> bool:
    """Whether there is no such file, as against one behind a folder that we may not enter."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
