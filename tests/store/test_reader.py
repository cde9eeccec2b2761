import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request_summary import RequestSummary
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer
from tests.store.samples import captured, judged, response

if TYPE_CHECKING:
    import subprocess

FOLLOW = """
import sys
from pathlib import Path
from inspector.store.reader import Reader

reader = Reader(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    changed = reader.changed()
    newest = reader.page_before(None, 1)
    print(changed, reader.changed(), newest[0].id, reader.last_response_id(), flush=True)
"""


def ids(rows: list[RequestSummary]) -> list[int]:
    return [row.id for row in rows]


async def put(writer: Writer, requests: int) -> list[int]:
    return await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(requests)))


def forget_oldest(raw: sqlite3.Connection, up_to: int) -> None:
    for table, column in (("requests", "id"), ("request_blobs", "request_id")):
        raw.execute(f"DELETE FROM {table} WHERE {column} <= ?", (up_to,))  # noqa: S608 - the test's own names


def test_an_empty_store_has_nothing(reader: Reader) -> None:
    assert (reader.first_id(), reader.last_id(), reader.count()) == (0, 0, 0)
    assert reader.page_before(None, 9) == reader.page_after(0, 9) == reader.page_at(0, 9) == []
    assert reader.request(1) is None
    assert reader.summary(1) is None
    assert reader.responses_after(0, 9) == []
    assert reader.endpoints() == ()
    assert reader.metrics().requests == 0
    assert reader.metrics().average is reader.metrics().p99 is None


async def test_pages_go_both_ways_without_overlap(writer: Writer, reader: Reader) -> None:
    await put(writer, 25)
    older = reader.page_before(None, 10)
    assert ids(older) == list(range(25, 15, -1))
    assert ids(reader.page_before(older[-1].id, 10)) == list(range(15, 5, -1))
    assert ids(reader.page_before(6, 10)) == list(range(5, 0, -1))
    newer = reader.page_after(0, 10)
    assert ids(newer) == list(range(1, 11))
    assert ids(reader.page_after(newer[-1].id, 10)) == list(range(11, 21))
    assert reader.page_after(25, 10) == []


async def test_a_page_stands_at_each_ordinal(writer: Writer, reader: Reader) -> None:
    await put(writer, 25)
    everything = ids(reader.page_after(0, 100))
    for ordinal in range(27):
        assert ids(reader.page_at(ordinal, 4)) == everything[ordinal : ordinal + 4]
    assert ids(reader.page_at(-3, 2)) == [1, 2]


async def test_ordinals_and_counts_hold_after_the_oldest_are_deleted(
    writer: Writer, reader: Reader, raw: sqlite3.Connection
) -> None:
    await put(writer, 25)
    forget_oldest(raw, 7)
    assert (reader.first_id(), reader.last_id(), reader.count()) == (8, 25, 18)
    assert ids(reader.page_at(0, 3)) == [8, 9, 10]
    assert ids(reader.page_at(17, 3)) == [25]
    forget_oldest(raw, 25)
    assert reader.count() == 0
    assert reader.page_at(0, 3) == []


async def test_lists_show_a_response_once_it_is_there(store: Path, reader: Reader) -> None:
    writer = Writer(store)
    numbers = await put(writer, 3)
    writer.put_response(response(numbers[2], status=503, fault="status 503"))
    writer.put_response(response(numbers[0]))
    await writer.close()
    newest, middle, oldest = reader.page_before(None, 3)
    assert (newest.status, newest.fault, newest.duration) == (503, "status 503", 3_000_000)
    assert (middle.status, middle.fault, middle.duration) == (None, None, None)
    assert oldest.status == 200
    assert reader.responses_after(0, 9) == [(1, newest), (2, oldest)]
    assert reader.responses_after(1, 9) == [(2, oldest)]
    assert reader.responses_after(0, 1) == [(1, newest)]
    assert reader.last_response_id() == 2


async def test_lists_read_no_blob(writer: Writer, reader: Reader, raw: sqlite3.Connection) -> None:
    await put(writer, 5)
    raw.execute("DROP TABLE request_blobs")
    assert len(reader.page_before(None, 9)) == 5
    with pytest.raises(StoreFailure):
        reader.request(1)


async def test_requests_of_one_event_are_found_oldest_first(writer: Writer, reader: Reader) -> None:
    for event_id in ("a", "b", "a", None, "a"):
        await writer.put(captured(), judged(event_id=event_id))
    [summary] = reader.page_at(2, 1)
    assert ids(reader.same_event(summary)) == [1, 3, 5]
    [without] = reader.page_at(3, 1)
    assert reader.same_event(without) == []


async def test_an_events_requests_are_found_by_the_index(
    reader: Reader, raw: sqlite3.Connection
) -> None:
    plan = raw.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM requests WHERE event_id = ? ORDER BY id", ("a",)
    ).fetchall()
    assert "requests_event_id" in str(plan)


def test_a_change_is_told_once(store: Path, reader: Reader) -> None:
    assert not reader.changed()
    with Endpoints(store) as endpoints:
        endpoints.ensure_default()
    assert reader.changed()
    assert not reader.changed()


def test_reading_is_no_change(store: Path, reader: Reader) -> None:
    with Reader(store) as other:
        other.metrics()
        other.endpoints()
    assert not reader.changed()


async def test_no_read_is_left_open(store: Path, reader: Reader, raw: sqlite3.Connection) -> None:
    writer = Writer(store)
    number = (await put(writer, 30))[0]
    writer.put_response(response(number))
    await writer.close()
    reader.page_before(None, 2)
    reader.page_at(3, 2)
    reader.request(number)
    reader.responses_after(0, 1)
    reader.metrics()
    reader.endpoints()
    reader.changed()
    raw.execute("UPDATE settings SET value = value + 1")
    busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy


async def test_a_reader_in_another_process_sees_every_commit(
    store: Path, writer: Writer, python: Callable[..., "subprocess.Popen[str]"]
) -> None:
    process = python(FOLLOW, store)
    assert process.stdin
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    for expected in range(1, 41):
        assert await writer.put(captured(), judged()) == expected
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == f"True False {expected} 0\n"


def test_a_reader_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(InspectorError, match="There is no store at"):
        Reader(tmp_path / "none.db")
