import sqlite3
from pathlib import Path

import pytest

from inspector.store.file_lost_error import FileLostError
from inspector.store.store_failure import error_name, is_lock, store_failure

PATH = Path("/somewhere/inspector.db")


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that change between versions")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("SQLITE_FULL", 507, "full"),
        ("SQLITE_IOERR_WRITE", 507, "full"),
        ("SQLITE_IOERR_FSYNC", 507, "full"),
        ("SQLITE_TOOBIG", 507, "too large"),
        ("SQLITE_BUSY", 503, "locked"),
        ("SQLITE_BUSY_SNAPSHOT", 503, "locked"),
        ("SQLITE_LOCKED", 503, "locked"),
        ("SQLITE_CORRUPT", 503, "damaged"),
        ("SQLITE_CORRUPT_INDEX", 503, "damaged"),
        ("SQLITE_NOTADB", 503, "damaged"),
        ("SQLITE_READONLY_DBMOVED", 503, "cannot be written"),
        ("SQLITE_IOERR_READ", 503, "failed"),
    ],
)
def test_an_error_is_known_by_its_name(name: str, status: int, words: str) -> None:
    failure = store_failure(sqlite_error(name), PATH)
    assert failure.status == status
    assert words in failure.title
    assert name in failure.detail
    assert str(PATH) in failure.detail
    assert failure.remedy
    assert failure.exit_code == 3


def test_a_lost_file_has_words_of_its_own() -> None:
    failure = store_failure(FileLostError(), PATH)
    assert failure.status == 503
    assert "gone" in failure.title


def test_an_error_without_a_name_has_its_types() -> None:
    assert error_name(OverflowError("too large")) == "OverflowError"
    assert store_failure(OverflowError("too large"), PATH).status == 503


def test_only_locks_are_locks() -> None:
    assert is_lock(sqlite_error("SQLITE_BUSY_RECOVERY"))
    assert not is_lock(sqlite_error("SQLITE_FULL"))
