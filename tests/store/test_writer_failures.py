"""A full disk, a lock that stays, a damaged or lost file: told, survived, and over without a restart."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer
from tests.store.samples import captured, judged, response
from tests.store.scan import metrics_by_scan

if TYPE_CHECKING:
    import subprocess

LIMITED = """
import asyncio, json, resource, sys
from pathlib import Path
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer
from tests.store.samples import captured, judged, response

async def main():
    writer = Writer(Path(sys.argv[1]))
    first = await writer.put(captured(), judged())
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, most))
    statuses = []
    for _ in range(40):
        try:
            await writer.put(captured(b"x" * 4_096), judged())
            statuses.append(200)
        except StoreFailure as failure:
            statuses.append(failure.status)
    writer.put_response(response(first))
    problem = writer.problem
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    last = await writer.put(captured(), judged())
    await writer.close()
    print(json.dumps({"statuses": statuses, "last": last, "problem": problem}))

asyncio.run(main())
"""


def limit_pages(writer: Writer, pages: int) -> None:
    """Let the writer's store have so many pages more: to SQLite that is a full disk."""
    connection = writer._commit._connection  # noqa: SLF001 - the limit belongs to one connection
    used = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {used + pages}")


async def test_a_full_disk_is_507_and_over_when_there_is_room(
    store: Path, raw: sqlite3.Connection
) -> None:
    writer = Writer(store)
    number = await writer.put(captured(), judged())
    limit_pages(writer, 10)
    writer.put_response(response(number))
    with pytest.raises(StoreFailure) as caught:
        await writer.put(captured(b"x" * 100_000), judged())
    assert caught.value.status == 507
    assert caught.value.exit_code == 3
    assert "Free space" in caught.value.remedy
    assert writer.problem is not None
    assert "full" in writer.problem
    limit_pages(writer, 1_000)
    assert await writer.put(captured(b"x" * 100_000), judged()) == 2
    assert writer.problem is None
    await writer.close()
    with Reader(store) as reader:
        assert reader.count() == 2
        assert reader.metrics().responses == 1
        assert reader.metrics() == metrics_by_scan(raw)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_responses_wait_for_room_and_are_stored_without_another_request(
    store: Path, reader: Reader
) -> None:
    writer = Writer(store)
    numbers = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(40)))
    limit_pages(writer, 0)
    for number in numbers:
        writer.put_response(response(number, body=b"y" * 4_096))
    for _ in range(200):
        if writer.problem:
            break
        await asyncio.sleep(0.01)
    assert reader.last_response_id() == 0
    limit_pages(writer, 1_000)
    for _ in range(400):
        if writer.problem is None:
            break
        await asyncio.sleep(0.01)
    await writer.close()
    assert reader.metrics().responses == 40


async def test_responses_that_never_find_room_are_given_up_at_the_end(store: Path) -> None:
    writer = Writer(store)
    number = await writer.put(captured(), judged())
    limit_pages(writer, 0)
    writer.put_response(response(number, body=b"y" * 100_000))
    await writer.close()
    with Reader(store) as reader:
        assert reader.count() == 1
        assert reader.last_response_id() == 0


async def test_a_failed_group_leaves_no_gap_in_the_numbers(writer: Writer, reader: Reader) -> None:
    limit_pages(writer, 0)
    failed = await asyncio.gather(
        *(writer.put(captured(b"x" * 9_000), judged()) for _ in range(9)), return_exceptions=True
    )
    assert all(isinstance(failure, StoreFailure) for failure in failed)
    assert len({id(failure) for failure in failed}) == 9
    limit_pages(writer, 1_000)
    assert await writer.put(captured(), judged()) == 1
    assert reader.count() == 1


def test_a_limit_on_the_files_size_is_507_and_over_when_it_is_raised(
    store: Path, python: Callable[..., "subprocess.Popen[str]"], raw: sqlite3.Connection
) -> None:
    out, _ = python(LIMITED, store).communicate(timeout=60)
    result = json.loads(out)
    stored = result["statuses"].count(200)
    assert set(result["statuses"]) <= {200, 507}
    assert result["statuses"][-1] == 507
    assert "full" in result["problem"]
    assert result["last"] == stored + 2
    with Reader(store) as reader:
        assert reader.count() == stored + 2
        assert reader.metrics() == metrics_by_scan(raw)
        assert reader.metrics().responses == 1


async def test_a_short_lock_is_waited_out_while_the_loop_goes_on(
    writer: Writer, raw: sqlite3.Connection
) -> None:
    raw.execute("BEGIN IMMEDIATE")
    putting = [asyncio.create_task(writer.put(captured(), judged())) for _ in range(3)]
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert not any(task.done() for task in putting)
    putting.append(asyncio.create_task(writer.put(captured(), judged())))
    raw.execute("COMMIT")
    assert await asyncio.gather(*putting) == [1, 2, 3, 4]
    assert writer.problem is None


@pytest.mark.parametrize("durable", [False, True])
async def test_a_lock_that_stays_is_503_and_over_when_it_is_gone(
    store: Path,
    raw: sqlite3.Connection,
    durable: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    writer = Writer(store, durable=durable, lock_patience=0.05)
    number = await writer.put(captured(), judged())
    raw.execute("BEGIN IMMEDIATE")
    writer.put_response(response(number))
    with pytest.raises(StoreFailure, match="locked by another process") as caught:
        await writer.put(captured(), judged())
    assert caught.value.status == 503
    assert writer.problem is not None
    raw.execute("COMMIT")
    assert await writer.put(captured(), judged()) == 2
    assert writer.problem is None
    await writer.close()
    with Reader(store) as reader:
        assert reader.metrics().responses == 1


async def test_closing_gives_up_on_a_lock_that_stays(store: Path, raw: sqlite3.Connection) -> None:
    writer = Writer(store, lock_patience=0.05)
    number = await writer.put(captured(), judged())
    raw.execute("BEGIN IMMEDIATE")
    writer.put_response(response(number))
    putting = asyncio.create_task(writer.put(captured(), judged()))
    await asyncio.sleep(0)
    await writer.close()
    with pytest.raises(StoreFailure):
        await putting
    raw.execute("COMMIT")


async def test_reads_go_on_while_the_store_is_locked(
    writer: Writer, reader: Reader, raw: sqlite3.Connection
) -> None:
    await writer.put(captured(), judged())
    raw.execute("BEGIN IMMEDIATE")
    assert reader.count() == 1
    raw.execute("COMMIT")


async def fill(store: Path, requests: int) -> None:
    writer = Writer(store)
    await asyncio.gather(*(writer.put(captured(b"x" * 900), judged()) for _ in range(requests)))
    await writer.close()


def damage(store: Path, first_page: int) -> None:
    page_size = 4_096
    pages = store.stat().st_size // page_size - first_page
    with store.open("r+b") as file:
        file.seek(first_page * page_size)
        file.write(b"\xa5" * page_size * pages)


async def put_often(writer: Writer, times: int, pause: float) -> None:
    for _ in range(times):
        await writer.put(captured(b"x" * 900), judged())
        await asyncio.sleep(pause)


async def test_a_damaged_store_is_503_when_it_is_written(store: Path) -> None:
    await fill(store, 300)
    writer = Writer(store)
    damage(store, first_page=40)
    with pytest.raises(StoreFailure, match="damaged") as caught:
        await put_often(writer, 200, 0)
    assert caught.value.status == 503
    assert "move the file away" in caught.value.remedy
    await writer.close()


async def test_a_damaged_store_is_told_when_it_is_read(store: Path) -> None:
    await fill(store, 300)
    with Reader(store) as reader:
        damage(store, first_page=40)
        with pytest.raises(StoreFailure, match="damaged"):
            reader.request(290)


@pytest.mark.parametrize("opening", [Writer, Reader, Endpoints, ensure])
async def test_a_damaged_store_is_told_when_it_is_opened(
    store: Path, opening: Callable[[Path], object]
) -> None:
    await fill(store, 300)
    damage(store, first_page=1)
    with pytest.raises(StoreFailure, match="damaged"):
        opening(store)


@pytest.mark.parametrize("successor", ["none", "another file"])
async def test_captures_are_refused_once_the_file_is_gone(store: Path, successor: str) -> None:
    writer = Writer(store)
    await writer.put(captured(), judged())
    moved = store.rename(store.with_name("moved.db"))  # noqa: ASYNC240 - a moment
    if successor != "none":
        store.write_bytes(moved.read_bytes())  # noqa: ASYNC240 - a moment
    with pytest.raises(StoreFailure, match="file is gone") as caught:
        await put_often(writer, 400, 0.01)
    assert caught.value.status == 503
    assert writer.problem is not None
    await writer.close()
