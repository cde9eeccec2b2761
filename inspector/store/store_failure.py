"""Why the store did not take or give something, in words and as an HTTP status.

Errors are told apart by `sqlite_errorname`, never by their text: the names are SQLite's contract.
"""

from pathlib import Path

from inspector.model.unavailable_error import UnavailableError
from inspector.store.file_lost_error import FileLostError

INSUFFICIENT_STORAGE = 507
SERVICE_UNAVAILABLE = 503

_NO_ROOM = frozenset(
    {
        "SQLITE_FULL",
        "SQLITE_TOOBIG",
        "SQLITE_IOERR_WRITE",
        "SQLITE_IOERR_FSYNC",
        "SQLITE_IOERR_DIR_FSYNC",
        "SQLITE_IOERR_TRUNCATE",
        "SQLITE_IOERR_SHMSIZE",
        "SQLITE_IOERR_SHMMAP",
    }
)


class StoreFailure(UnavailableError):  # noqa: N818 - the vocabulary's word
    """A commit that did not come about; `status` is what the sender is answered.

    507 when there is no room, 503 when the store is locked, damaged, or the machine failed otherwise.
    """

    def __init__(self, status: int, title: str, detail: str = "", remedy: str = "") -> None:
        super().__init__(title, detail, remedy)
        self.status = status


def error_name(error: BaseException) -> str:
    """Return SQLite's name of an error (`SQLITE_FULL`), or the Python type's where it has none."""
    name = getattr(error, "sqlite_errorname", None)
    return name if isinstance(name, str) else type(error).__name__


def is_lock(error: BaseException) -> bool:
    """Whether another process held the store's write lock."""
    return error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def store_failure(error: BaseException, path: Path) -> StoreFailure:
    """Return what a failed read or commit means to a user and to a sender."""
    name = error_name(error)
    detail = f"{path}: {error} ({name})"
    if name == "SQLITE_TOOBIG":
        title, remedy = "A request is too large for the store", "Lower the limit for bodies."
    elif name in _NO_ROOM:
        title, remedy = (
            "The store's disk is full",
            "Free space on its disk; captures go on by themselves.",
        )
    elif is_lock(error):
        title, remedy = (
            "The store is locked by another process",
            "End the program that keeps it locked; captures go on by themselves.",
        )
    elif name.startswith("SQLITE_CORRUPT") or name == "SQLITE_NOTADB":
        title, remedy = (
            "The store is damaged",
            "Stop Inspector, move the file away, and start again with a new store.",
        )
    elif name == FileLostError.__name__:
        title, remedy = (
            "The store's file is gone",
            "Stop the receiver and start it again: it makes a new store.",
        )
    elif name.startswith("SQLITE_READONLY"):
        title, remedy = (
            "The store cannot be written",
            "Make the file and its folder writable for you.",
        )
    else:
        title, remedy = (
            "The store failed",
            "Check the disk; captures go on by themselves once it works.",
        )
    status = INSUFFICIENT_STORAGE if name in _NO_ROOM else SERVICE_UNAVAILABLE
    return StoreFailure(status, title, detail, remedy)
