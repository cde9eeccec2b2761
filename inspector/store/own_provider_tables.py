"""A person's own providers, kept in the store for processes that do not stand in the project's folder."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from inspector.providers.own_table import OwnTable
from inspector.store.connection import open_store
from inspector.store.short_write import short_write
from inspector.store.store_failure import store_failure

_SELECT = "SELECT value FROM settings WHERE name = 'own_providers'"
_PUT = "INSERT OR REPLACE INTO settings (name, value) VALUES ('own_providers', ?)"
_NEW_REVISION = "UPDATE settings SET value = value + 1 WHERE name = 'revision'"


def read_own_providers(path: Path) -> tuple[OwnTable, ...]:
    """Return what the store keeps; nothing where there is no store. Raises StoreFailure."""
    if not path.is_file():
        return ()
    with closing(open_store(path, read_only=True)) as connection:
        try:
            return _kept(connection)
        except sqlite3.Error as error:
            raise store_failure(error, path) from error


def keep_own_providers(path: Path, tables: Iterable[OwnTable], folder: Path) -> None:
    """Put the tables of a project's folder in the place of those kept from there before (an absolute path).

    Those of other folders stay. A change gives the settings a new revision. Raises StoreFailure.
    """
    with closing(open_store(path)) as connection, short_write(connection, path):
        given = {table.name: table for table in tables}
        before = _kept(connection)
        others = [own for own in before if own.name not in given and not _is_of(own, folder)]
        after = (*others, *given.values())
        if after != before:
            rows = [[own.name, own.source, own.text] for own in after]
            connection.execute(_PUT, (json.dumps(rows),))
            connection.execute(_NEW_REVISION)


def _kept(connection: sqlite3.Connection) -> tuple[OwnTable, ...]:
    rows = connection.execute(_SELECT).fetchall()
    return tuple(OwnTable(*fields) for fields in json.loads(rows[0][0])) if rows else ()


def _is_of(own: OwnTable, folder: Path) -> bool:
    """Whether it stands in the folder's own files: in `inspector.toml`, or in `providers/`."""
    home = Path(own.source.partition(": ")[0]).parent
    return home in {folder, folder / "providers"}
