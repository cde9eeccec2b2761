"""What one request of a group can do to the others."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from inspector.model.judged import Judged
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer
from tests.store.samples import captured, judged, response
from tests.store.scan import metrics_by_scan


@pytest.mark.parametrize(
    "odd",
    [judged(event_id="\ud800"), judged(event_type="\udfff"), judged(endpoint="\udc80")],
    ids=["event id", "event type", "endpoint"],
)
async def test_text_that_is_no_unicode_is_stored_as_escapes(
    writer: Writer, reader: Reader, raw: sqlite3.Connection, odd: Judged
) -> None:
    numbers = await asyncio.gather(
        writer.put(captured(), judged(event_id="fine")),
        writer.put(captured(), odd),
        writer.put(captured(target="/\udcff"), judged()),
    )
    assert [*numbers] == [1, 2, 3]
    assert "\\ud" in repr(reader.summary(2))
    assert reader.metrics() == metrics_by_scan(raw)


async def test_a_request_that_cannot_be_stored_does_not_take_others_with_it(
    writer: Writer, reader: Reader, raw: sqlite3.Connection
) -> None:
    numbers = await asyncio.gather(
        writer.put(captured(b"before"), judged()),
        writer.put(captured(received_at=1 << 64), judged()),
        writer.put(captured(b"after"), judged()),
        return_exceptions=True,
    )
    assert numbers[0] == 1
    assert isinstance(numbers[1], StoreFailure)
    assert numbers[2] == 2
    assert [row.id for row in reader.page_before(None, 9)] == [2, 1]
    assert reader.metrics() == metrics_by_scan(raw)


async def test_a_response_that_cannot_be_stored_does_not_hold_up_others(
    store: Path, raw: sqlite3.Connection
) -> None:
    writer = Writer(store)
    numbers = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(2)))
    writer.put_response(response(numbers[0], finished_at=1 << 64))
    writer.put_response(response(numbers[1]))
    await writer.close()
    with Reader(store) as reader:
        assert [row.id for _, row in reader.responses_after(0, 9)] == [numbers[1]]
        assert reader.metrics() == metrics_by_scan(raw)


async def test_numbers_taken_by_another_writer_are_left_to_it(
    writer: Writer, raw: sqlite3.Connection
) -> None:
    await writer.put(captured(), judged())
    raw.execute(
        "INSERT INTO requests (id, received_at, remote, verdict, reason, coverage, size)"
        " VALUES (2, 1, '', 'valid', '', 'body', 0)"
    )
    assert await writer.put(captured(), judged()) == 3
    assert writer.problem is None
