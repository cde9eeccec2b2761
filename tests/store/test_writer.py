import asyncio
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.model.captured_request import CapturedRequest
from inspector.model.coverage import Coverage
from inspector.model.event import Event
from inspector.model.judged import Judged
from inspector.model.request_summary import RequestSummary
from inspector.model.response import Response
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer
from tests.store.samples import AT, captured, judged, response
from tests.store.scan import metrics_by_scan

WIRE_TEXT = st.text(st.characters(max_codepoint=255), max_size=30)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MAYBE = st.none() | TEXT
TIMES = st.integers(0, 2**62)
HEADERS = st.lists(st.tuples(WIRE_TEXT, WIRE_TEXT), max_size=5).map(tuple)
CAPTURED = st.builds(
    CapturedRequest,
    received_at=TIMES,
    remote=TEXT,
    head=st.binary(),
    body=st.binary(),
    chunk_lines=st.none() | st.lists(st.binary(max_size=9), max_size=4).map(tuple),
    trailers=st.binary(),
    method=st.none() | WIRE_TEXT,
    target=st.none() | WIRE_TEXT,
    version=st.none() | WIRE_TEXT,
    headers=HEADERS,
    problem=MAYBE,
    secure=st.booleans(),
)
JUDGED = st.builds(
    Judged,
    endpoint_id=st.none() | st.integers(1, 2**40),
    endpoint=MAYBE,
    provider=MAYBE,
    event=st.builds(Event, MAYBE, MAYBE),
    verdict=st.builds(
        Verdict,
        st.sampled_from(VerdictStatus),
        TEXT,
        st.sampled_from(Coverage),
        MAYBE,
        MAYBE,
        MAYBE,
        st.none(),
    ),
)
RESPONSES = st.builds(
    Response,
    request_id=st.just(0),
    started_at=TIMES,
    finished_at=TIMES,
    status=st.none() | st.integers(100, 999),
    headers=HEADERS,
    body=st.binary(),
    phase=st.sampled_from(["none", "head", "body", "complete"]),
    bytes_sent=st.integers(0, 2**40),
    ended_by=st.none() | st.sampled_from(["us", "client"]),
    fault=MAYBE,
    succeeded=st.booleans(),
    fin_at=st.none() | TIMES,
    reset_at=st.none() | TIMES,
    write_error=MAYBE,
)


def for_request(request_id: int, like: Response) -> Response:
    fields = {name: getattr(like, name) for name in Response.__dataclass_fields__}
    return Response(**fields | {"request_id": request_id})


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(request=CAPTURED, found=JUDGED, answer=RESPONSES)
def test_everything_comes_back_as_it_was_put(
    store: Path, request: CapturedRequest, found: Judged, answer: Response
) -> None:
    async def put() -> int:
        writer = Writer(store)
        number = await writer.put(request, found)
        writer.put_response(for_request(number, answer))
        await writer.close()
        return number

    number = asyncio.run(put())
    expected = for_request(number, answer)
    verdict = found.verdict
    with Reader(store) as reader:
        stored = reader.request(number)
    assert stored is not None
    assert stored.captured == request
    assert stored.response == expected
    assert stored.summary == RequestSummary(
        id=number,
        received_at=request.received_at,
        remote=request.remote,
        endpoint=found.endpoint,
        method=request.method,
        target=request.target,
        provider=found.provider,
        event_type=found.event.type,
        event_id=found.event.id,
        verdict=verdict.status,
        reason=verdict.reason,
        coverage=verdict.coverage,
        scheme=verdict.scheme,
        secret=verdict.secret,
        form=verdict.form,
        size=len(request.body),
        problem=request.problem,
        status=expected.status,
        duration=expected.duration,
        fault=expected.fault,
    )


async def test_ids_ascend_without_gaps(writer: Writer) -> None:
    first = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(5)))
    assert [*first, await writer.put(captured(), judged())] == [1, 2, 3, 4, 5, 6]


async def test_ids_go_on_after_a_restart(store: Path) -> None:
    for expected in (1, 2):
        writer = Writer(store)
        number = await writer.put(captured(), judged())
        writer.put_response(response(number))
        await writer.close()
        assert number == expected
    with Reader(store) as reader:
        assert [number for number, _ in reader.responses_after(0, 9)] == [1, 2]


async def test_what_arrives_in_one_turn_of_the_loop_is_one_commit(
    writer: Writer, raw: sqlite3.Connection
) -> None:
    versions = set()

    async def put() -> None:
        await writer.put(captured(), judged())
        versions.add(raw.execute("PRAGMA data_version").fetchone())

    before = raw.execute("PRAGMA data_version").fetchone()
    await asyncio.gather(*(put() for _ in range(50)))
    assert len(versions) == 1
    assert before not in versions


async def test_a_request_is_committed_when_its_future_resolves(
    writer: Writer, reader: Reader
) -> None:
    for _ in range(20):
        number = await writer.put(captured(b"here"), judged())
        stored = reader.request(number)
        assert stored is not None
        assert stored.captured.body == b"here"


async def test_a_request_whose_sender_gave_up_is_stored_all_the_same(
    writer: Writer, reader: Reader
) -> None:
    given_up = asyncio.create_task(writer.put(captured(b"gone"), judged()))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await writer.put(captured(), judged()) == 2
    assert reader.count() == 2


async def test_a_response_needs_no_further_request_to_be_stored(
    writer: Writer, reader: Reader
) -> None:
    number = await writer.put(captured(), judged())
    writer.put_response(response(number))
    for _ in range(200):
        if reader.responses_after(0, 1):
            return
        await asyncio.sleep(0.01)
    pytest.fail("the response was not stored")


async def test_of_two_responses_the_first_counts(store: Path, raw: sqlite3.Connection) -> None:
    writer = Writer(store)
    number = await writer.put(captured(), judged())
    writer.put_response(response(number, status=200))
    writer.put_response(response(number, status=500))
    await writer.close()
    with Reader(store) as reader:
        stored = reader.request(number)
        assert stored
        assert stored.response
        assert stored.response.status == 200
        assert reader.metrics() == metrics_by_scan(raw)


async def test_a_response_to_no_request_is_left_out(store: Path) -> None:
    writer = Writer(store)
    writer.put_response(response(77))
    await writer.put(captured(), judged())
    await writer.close()
    with Reader(store) as reader:
        assert reader.last_response_id() == 0
        assert reader.metrics().responses == 0


async def test_a_response_from_before_a_restart_is_counted_with_its_request(
    store: Path, raw: sqlite3.Connection
) -> None:
    writer = Writer(store)
    number = await writer.put(captured(), judged(endpoint="other", event_type="config.updated"))
    await writer.close()
    writer = Writer(store)
    writer.put_response(response(number))
    await writer.close()
    with Reader(store) as reader:
        assert reader.metrics(endpoint="other") == metrics_by_scan(raw)


async def test_responses_are_counted_when_more_are_open_than_are_remembered(
    store: Path, raw: sqlite3.Connection
) -> None:
    more_than_remembered = 10_020
    writer = Writer(store)
    numbers = await asyncio.gather(
        *(writer.put(captured(), judged()) for _ in range(more_than_remembered))
    )
    for number in numbers:
        writer.put_response(response(number))
    await writer.close()
    with Reader(store) as reader:
        assert reader.metrics().responses == more_than_remembered
        assert reader.metrics() == metrics_by_scan(raw)


@pytest.mark.parametrize("durable", [False, True])
async def test_a_large_body_does_not_stop_the_loop(store: Path, durable: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    body = b"0123456789abcdef" * (2 << 20)
    writer = Writer(store, durable=durable)
    putting = asyncio.create_task(writer.put(captured(body), judged()))
    turns = 0
    while not putting.done():
        turns += 1
        await asyncio.sleep(0.001)
    behind = await writer.put(captured(b"small"), judged())
    await writer.close()
    assert turns > 3
    with Reader(store) as reader:
        stored, small = reader.request(await putting), reader.request(behind)
    assert stored
    assert stored.captured.body == body
    assert small
    assert small.captured.body == b"small"


async def test_a_durable_writer_stores_the_same(store: Path, raw: sqlite3.Connection) -> None:
    writer = Writer(store, durable=True)
    numbers = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(30)))
    for number in numbers:
        writer.put_response(response(number))
    await writer.close()
    assert numbers == list(range(1, 31))
    with Reader(store) as reader:
        assert reader.metrics() == metrics_by_scan(raw)
        assert reader.metrics().responses == 30


async def test_closing_writes_what_waits_and_folds_the_log_in(store: Path) -> None:
    writer = Writer(store)
    number = await writer.put(captured(), judged())
    writer.put_response(response(number, finished_at=AT + 5))
    await writer.close()
    assert not store.with_name("inspector.db-wal").exists()
    with Reader(store) as reader:
        assert reader.last_response_id() == 1


async def test_after_closing_requests_are_refused(store: Path) -> None:
    writer = Writer(store)
    await writer.close()
    with pytest.raises(StoreFailure):
        await writer.put(captured(), judged())
