"""Making a store, and bringing an older one up to date.

`sqlite_utils` is imported only when there is something to apply: it costs 0.14 s.
"""

import os
import sqlite3
import time
from pathlib import Path

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.store.connection import BUSY_SECONDS, open_error, open_store
from inspector.store.schema import MIGRATION_SET, STEPS
from inspector.store.store_failure import is_lock

_NAMES = tuple(step.__name__ for step in STEPS)
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_LOCK_PAUSE = 0.02


def ensure(path: Path) -> None:
    """Make the store if there is none (folder 0700, file 0600) and apply what its schema lacks.

    Safe when several processes do it at once. Raises `InspectorError` when the file is no store of ours
    or a newer Inspector made it, `UnavailableError` when the machine doesn't let us make or change it.
    """
    _make_file(path)
    connection = open_store(path)
    try:
        if _applied(connection, path) != _NAMES:
            _migrate(connection, path)
    except sqlite3.Error as error:
        raise open_error(error, path) from error
    finally:
        connection.close()


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        # SQLite gives the WAL beside it the mode of this file.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FILE_MODE))
    except FileExistsError:
        if not path.parent.is_dir():
            raise _no_folder(path, "a file stands where the folder should be") from None
    except OSError as error:
        raise _no_folder(path, error.strerror or str(error)) from error


def _no_folder(path: Path, reason: str) -> UnavailableError:
    return UnavailableError(
        f"The store {path} cannot be made",
        f"In the folder {path.parent}: {reason}.",
        "Make the folder writable for you, or name another place with --store or INSPECTOR_STORE.",
    )


def _applied(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Return the names of the steps applied so far; refuse what is not ours or is newer than we are."""
    tables = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    names: tuple[str, ...] = ()
    if "_sqlite_migrations" in tables:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id",
            (MIGRATION_SET,),
        ).fetchall()
        names = tuple(name for (name,) in rows)
    if tables and not names:
        raise InspectorError(
            f"{path} is not an Inspector store",
            "It is an SQLite database of another program.",
            "Name another file with --store or INSPECTOR_STORE; Inspector makes it.",
        )
    newer = [name for name in names if name not in _NAMES]
    if newer:
        raise InspectorError(
            f"A newer Inspector made the store {path}",
            f"This one doesn't know its schema steps {', '.join(newer)}.",
            "Upgrade Inspector, or name another store with --store or INSPECTOR_STORE.",
        )
    return names


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - costs 0.14 s, rarely needed

    migrations = Migrations(MIGRATION_SET)
    for step in STEPS:
        migrations()(step)
    _set_file_modes(connection)
    # What is pending must be read under the lock: of processes that start at once, one applies.
    connection.execute("BEGIN IMMEDIATE")
    try:
        _applied(connection, path)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _set_file_modes(connection: sqlite3.Connection) -> None:
    """Set what belongs to the file; auto_vacuum has effect only before the first table stands."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            # Changing the mode does not wait for another process that is doing the same.
            if not is_lock(error) or time.monotonic() > deadline:
                raise
            time.sleep(_LOCK_PAUSE)
        else:
            return
