import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.store.checkpointer import Checkpointer
from inspector.store.writer import Writer
from tests.store.samples import captured, judged

CAP = 256 << 10


class Captures:
    """Whether captures rest."""

    idle = True


@pytest.fixture
def captures() -> Captures:
    return Captures()


@pytest.fixture
def checkpointer(store: Path, captures: Captures) -> Iterator[Checkpointer]:
    """One that takes its turns when it's told to."""
    checkpointer = Checkpointer(store, wal_cap=CAP, is_idle=lambda: captures.idle)
    yield checkpointer
    checkpointer.close()


def wal_size(store: Path) -> int:
    return store.with_name("inspector.db-wal").stat().st_size


def file_size(store: Path) -> int:
    return store.stat().st_size


def write(raw: sqlite3.Connection, size: int) -> None:
    raw.execute("PRAGMA wal_autocheckpoint = 0")
    raw.execute("INSERT OR REPLACE INTO settings VALUES ('blob', ?)", (b"x" * size,))


def test_the_log_is_cut_in_an_idle_moment(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer
) -> None:
    write(raw, 2 * CAP)
    checkpointer.turn()
    assert wal_size(store) == 0


def test_a_log_within_its_cap_is_left_to_be_overwritten(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer
) -> None:
    write(raw, CAP // 2)
    before = wal_size(store)
    checkpointer.turn()
    for _ in range(10):
        write(raw, CAP // 4)
        checkpointer.turn()
    assert wal_size(store) == before


def test_under_load_the_log_starts_over_and_keeps_its_size(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer, captures: Captures
) -> None:
    captures.idle = False
    write(raw, 5 * CAP)
    before = wal_size(store)
    for _ in range(5):
        checkpointer.turn()
        write(raw, 5 * CAP)
    assert wal_size(store) == before


def test_under_load_a_log_somewhat_beyond_its_cap_is_left_alone(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer, captures: Captures
) -> None:
    captures.idle = False
    write(raw, 2 * CAP)
    before = wal_size(store)
    checkpointer.turn()
    assert wal_size(store) == before
    captures.idle = True
    checkpointer.turn()
    assert wal_size(store) == 0


def test_captures_make_way_only_while_the_log_starts_over(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer
) -> None:
    write(raw, 2 * CAP)
    checkpointer.turn()
    assert not checkpointer.needs_lock


def test_a_reader_in_the_way_is_let_be_for_some_turns(
    store: Path, raw: sqlite3.Connection, checkpointer: Checkpointer
) -> None:
    reading = sqlite3.connect(store, isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT * FROM settings").fetchall()
    write(raw, 2 * CAP)
    checkpointer.turn()
    assert wal_size(store) > 2 * CAP
    reading.execute("COMMIT")
    reading.close()
    checkpointer.turn()
    assert wal_size(store) > 2 * CAP
    for _ in range(10):
        checkpointer.turn()
    assert wal_size(store) == 0


def test_a_link_to_the_store_is_followed_to_its_log(
    store: Path, raw: sqlite3.Connection, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store)
    checkpointer = Checkpointer(link, wal_cap=CAP, is_idle=lambda: True)
    write(raw, 2 * CAP)
    checkpointer.turn()
    assert wal_size(store) == 0
    checkpointer.close()


def test_a_file_that_was_replaced_is_lost(store: Path, checkpointer: Checkpointer) -> None:
    checkpointer.turn()
    assert not checkpointer.file_lost
    store.rename(store.with_name("moved.db"))
    store.touch()
    checkpointer.turn()
    assert checkpointer.file_lost


async def test_a_writers_log_stays_within_its_cap(store: Path) -> None:
    writer = Writer(store, wal_cap=CAP)
    for _ in range(100):
        await asyncio.gather(*(writer.put(captured(b"x" * 1_000), judged()) for _ in range(16)))
    written = file_size(store) + wal_size(store)
    for _ in range(1_000):
        if wal_size(store) <= CAP:
            break
        await asyncio.sleep(0.01)
    assert written > 4 * CAP
    assert wal_size(store) <= CAP
    assert writer.problem is None
    await writer.close()
