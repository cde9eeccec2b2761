"""The store's file is gone from under us."""

import sqlite3


class FileLostError(sqlite3.OperationalError):
    """Another file, or none, stands where the store was opened; SQLite itself would not notice."""

    def __init__(self) -> None:
        super().__init__("the file was moved, removed or replaced")
