import asyncio
import random
import sqlite3
from pathlib import Path

import pytest

from inspector.model.metrics import Metrics
from inspector.model.verdict_status import VerdictStatus
from inspector.store.metrics_query import percentile
from inspector.store.reader import Reader
from inspector.store.writer import Writer
from tests.store.samples import AT, MINUTE, captured, judged, response
from tests.store.scan import metrics_by_scan

ENDPOINTS = ("akuworks", "github", None)
TYPES = ("verification.success", "security.alert", None, "x" * 900)
STATUSES = (200, 200, 204, 302, 401, 500, 503, None)


async def fill(store: Path, requests: int) -> None:
    """Store requests of several minutes, endpoints and types; a tenth is never answered."""
    chance = random.Random(4665)  # noqa: S311 - the same history at each run
    writer = Writer(store)

    async def one() -> None:
        received_at = AT + chance.randrange(5 * MINUTE)
        verdict = chance.choice(list(VerdictStatus))
        found = judged(verdict, endpoint=chance.choice(ENDPOINTS), event_type=chance.choice(TYPES))
        status, duration = chance.choice(STATUSES), int(chance.expovariate(1 / 5_000_000))
        number = await writer.put(captured(received_at=received_at), found)
        if chance.random() < 0.9:
            writer.put_response(
                response(
                    number,
                    started_at=received_at,
                    finished_at=received_at + duration,
                    status=status,
                    succeeded=status == 200,
                )
            )

    for _ in range(requests // 20):
        await asyncio.gather(*(one() for _ in range(20)))
    await writer.close()


async def test_figures_equal_a_scan_of_the_history(
    store: Path, reader: Reader, raw: sqlite3.Connection
) -> None:
    await fill(store, 600)
    assert reader.metrics() == metrics_by_scan(raw)
    assert sum(reader.metrics().by_verdict.values()) == 600
    for endpoint in ("akuworks", "github"):
        expected = metrics_by_scan(raw, f"endpoint = '{endpoint}'")
        assert reader.metrics(endpoint=endpoint) == expected
    since = AT + 3 * MINUTE
    first = since // MINUTE * MINUTE
    assert reader.metrics(since) == metrics_by_scan(raw, f"received_at >= {first}")
    assert reader.metrics(since, "github") == metrics_by_scan(
        raw, f"received_at >= {first} AND endpoint = 'github'"
    )


async def test_figures_of_nothing_are_empty(store: Path, reader: Reader) -> None:
    await fill(store, 20)
    assert reader.metrics(endpoint="none") == Metrics()
    assert reader.metrics(since=AT + 9 * MINUTE) == Metrics()


async def test_figures_read_as_on_a_status_page(store: Path, reader: Reader) -> None:
    writer = Writer(store)
    numbers = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(200)))
    for number in numbers:
        ok = number > 3
        milliseconds = 245 if ok else 245_000
        writer.put_response(
            response(
                number,
                status=200 if ok else 500,
                succeeded=ok,
                finished_at=AT + milliseconds * 1_000_000,
            )
        )
    await writer.close()
    metrics = reader.metrics()
    assert metrics.success_rate == 98.5
    assert metrics.failure_rate == 1.5
    assert metrics.by_status == {"2xx": 197, "5xx": 3}
    assert metrics.p50 is not None
    assert 245_000_000 < metrics.p50 <= 245_000_000 * 1.25


async def test_a_clock_that_was_set_spoils_no_sum(store: Path, reader: Reader) -> None:
    writer = Writer(store)
    numbers = await asyncio.gather(*(writer.put(captured(), judged()) for _ in range(10)))
    for number in numbers:
        writer.put_response(response(number, finished_at=1 << 62))
    writer.put_response(response(await writer.put(captured(), judged()), finished_at=AT - 5))
    await writer.close()
    metrics = reader.metrics()
    assert metrics.responses == 11
    assert metrics.average is not None
    assert 0 < metrics.average <= 86_400 * 10**9


@pytest.mark.parametrize(
    ("percent", "expected"), [(1, 1_000), (50, 1_000), (51, 2_000), (99, 3_000), (100, 3_000)]
)
def test_a_percentile_is_the_bound_of_the_bucket_that_reaches_it(
    percent: int, expected: int
) -> None:
    assert percentile([(0, 5), (1, 4), (2, 1)], percent) == expected


def test_nothing_has_no_percentile() -> None:
    assert percentile([], 50) is None
