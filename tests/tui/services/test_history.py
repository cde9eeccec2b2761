from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.store.reader import Reader
from inspector.tui.services.history import PAGE, History
from tests.tui.filled_store import Row, answer, fill


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    with Reader(store) as reader:
        yield reader


async def test_rows_are_found_by_ordinal_across_pages(store: Path, reader: Reader) -> None:
    await fill(store, [Row(target=f"/{number}") for number in range(PAGE + 20)])
    history = History(reader)
    assert history.count == PAGE + 20
    for ordinal in (0, 1, PAGE - 1, PAGE, PAGE + 19):
        row = history.row(ordinal)
        assert row is not None
        assert row.target == f"/{ordinal}"


async def test_beyond_both_ends_there_is_nothing(store: Path, reader: Reader) -> None:
    await fill(store, [Row()])
    history = History(reader)
    assert history.row(-1) is None
    assert history.row(1) is None


async def test_new_rows_join_the_page_that_was_not_full(store: Path, reader: Reader) -> None:
    await fill(store, [Row(target="/old")])
    history = History(reader)
    assert history.row(0) is not None
    await fill(store, [Row(target="/new")])
    assert history.count == 1
    history.refresh()
    assert history.count == 2
    row = history.row(1)
    assert row is not None
    assert row.target == "/new"


async def test_a_response_reaches_a_row_that_was_read_before_it(
    store: Path, reader: Reader
) -> None:
    await fill(store, [Row(status=None), Row(status=None)])
    history = History(reader)
    before = history.row(0)
    assert before is not None
    assert before.status is None
    await answer(store, 1, status=503)
    history.refresh()
    after = history.row(0)
    assert after is not None
    assert after.status == 503
    other = history.row(1)
    assert other is not None
    assert other.status is None


async def test_a_flood_of_responses_reaches_all_rows(store: Path, reader: Reader) -> None:
    await fill(store, [Row(status=None) for _ in range(600)])
    history = History(reader)
    assert history.row(0) is not None
    await answer(store, *range(1, 601), status=200)
    history.refresh()
    for ordinal in (0, 300, 599):
        row = history.row(ordinal)
        assert row is not None
        assert row.status == 200


async def test_an_event_was_seen_before_only_from_its_second_request_on(
    store: Path, reader: Reader
) -> None:
    await fill(store, [Row(event_id="a"), Row(event_id="b"), Row(event_id="a"), Row()])
    history = History(reader)
    seen = [history.seen_before(row) for row in map(history.row, range(4)) if row is not None]
    assert seen == [False, False, True, False]


async def test_a_store_that_cannot_be_read_leaves_rows_out_and_says_why(
    store: Path, reader: Reader
) -> None:
    await fill(store, [Row(event_id="a")])
    history = History(reader)
    row = history.row(0)
    assert row is not None
    other = History(reader)
    reader.close()
    assert other.row(0) is None
    assert other.problem is not None
    assert not other.seen_before(row)
