import asyncio
from pathlib import Path

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import load
from inspector.sender.exponential_backoff import ExponentialBackoff
from inspector.sender.retry_policy import RetryPolicy
from inspector.sender.send_order import SendOrder
from inspector.sender.sender import Sender
from inspector.store.migrations import ensure
from inspector.store.reader import Reader
from tests.sender.conftest import StartRaw

SECRET = "s3cret"
FORGED = "sha256=" + "0" * 64
START = 1_700_000_000_000_000_000


def answer(status: int) -> list[bytes]:
    return [b"HTTP/1.1 %d Said\r\nContent-Length: 0\r\n\r\n" % status]


class Clock:
    """Stands still but for what is slept."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def __call__(self) -> int:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += round(seconds * 1e9)


def order(url: str, attempts: int = 3, secret: str | None = SECRET, **fields: object) -> SendOrder:
    policy = RetryPolicy(attempts=attempts, schedule=ExponentialBackoff(base=2))
    return SendOrder(
        provider="akuworks",
        event_type="verification.success",
        target=url,
        secret=secret,
        policy=policy,
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "inspector.db"
    ensure(path)
    return path


@pytest.fixture
def sender(store: Path, clock: Clock) -> Sender:
    return Sender(store, clock=clock, ticks=lambda: 7, sleep=clock.sleep)


def received(data: bytes) -> Request:
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:]]
    return Request("POST", "http://127.0.0.1/", [(name, value) for name, value in lines], body)


def verdict_of(data: bytes, secret: str = SECRET) -> VerdictStatus:
    return load("akuworks").verify(received(data), [("main", secret)]).status


async def test_failures_are_retried_until_the_provider_takes_the_answer_for_success(
    raw_endpoint: StartRaw, sender: Sender, store: Path, clock: Clock
) -> None:
    endpoint = await raw_endpoint(answer(503), answer(204), answer(200))
    heard: list[object] = []
    report = await sender.deliver(order(endpoint.url), heard.append)

    assert report.delivered
    assert [attempt.status for attempt in report.attempts] == [503, 204, 200]
    assert [attempt.succeeded for attempt in report.attempts] == [False, False, True]
    assert clock.slept == [2, 4]
    assert heard == list(report.attempts)
    assert len({data.partition(b"\r\n\r\n")[2] for data in endpoint.requests}) == 1
    assert {verdict_of(data) for data in endpoint.requests} == {VerdictStatus.VALID}
    with Reader(store) as reader:
        (delivery,) = reader.deliveries(10)
        assert delivery == report.delivery
        assert (delivery.state, delivery.target) == ("delivered", endpoint.url)
        assert tuple(reader.attempts(delivery.id)) == report.attempts
        assert [attempt.started_at for attempt in report.attempts] == [
            START,
            START + 2_000_000_000,
            START + 6_000_000_000,
        ]


async def test_it_gives_up_after_the_last_attempt_and_says_so(
    raw_endpoint: StartRaw, sender: Sender, store: Path
) -> None:
    endpoint = await raw_endpoint(answer(500))
    report = await sender.deliver(order(endpoint.url))
    assert not report.delivered
    assert len(endpoint.requests) == 3
    assert report.attempts[-1].next_at is None
    with Reader(store) as reader:
        assert reader.deliveries(1)[0].state == "failed"


async def test_a_broken_answer_is_no_success_even_with_a_good_status(
    raw_endpoint: StartRaw, sender: Sender
) -> None:
    endpoint = await raw_endpoint([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"], answer(200))
    report = await sender.deliver(order(endpoint.url))
    first = report.attempts[0]
    assert (first.status, first.error, first.succeeded) == (200, "truncated", False)
    assert report.delivered


async def test_a_parsers_400_is_never_the_endpoints_status(
    raw_endpoint: StartRaw, sender: Sender
) -> None:
    endpoint = await raw_endpoint([b"nonsense\r\n\r\n"])
    report = await sender.deliver(order(endpoint.url, attempts=1))
    assert report.attempts[0].status is None
    assert report.attempts[0].error == "malformed-answer"


async def test_headers_of_ones_own_replace_those_that_would_be_set(
    raw_endpoint: StartRaw, sender: Sender
) -> None:
    endpoint = await raw_endpoint(answer(200))
    headers = (("content-type", "text/plain"), ("X-AkuWorks-Signature", FORGED), ("X-A", "1"))
    await sender.deliver(order(endpoint.url, headers=headers))
    request = received(endpoint.requests[0])
    assert request.header_values("Content-Type") == ["text/plain"]
    assert request.header_values("X-AkuWorks-Signature") == [FORGED]
    assert verdict_of(endpoint.requests[0]) is VerdictStatus.INVALID


async def test_without_a_secret_it_is_sent_unsigned(raw_endpoint: StartRaw, sender: Sender) -> None:
    endpoint = await raw_endpoint(answer(401))
    await sender.deliver(order(endpoint.url, attempts=1, secret=None, body=b'{"event": "x"}'))
    assert verdict_of(endpoint.requests[0]) is VerdictStatus.MISSING
    assert received(endpoint.requests[0]).body == b'{"event": "x"}'


async def test_nothing_is_recorded_without_a_store(raw_endpoint: StartRaw, clock: Clock) -> None:
    endpoint = await raw_endpoint(answer(500), answer(200))
    report = await Sender(None, clock=clock, sleep=clock.sleep).deliver(order(endpoint.url))
    assert report.delivered
    assert [attempt.id for attempt in report.attempts] == [1, 2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"provider": "akuwork"}, "akuworks"),
        ({"event_type": "verification.succes"}, "verification.success"),
        ({"target": "127.0.0.1:80"}, "http://127.0.0.1"),
        ({"headers": (("X A", "1"),)}, "Name: value"),
        ({"headers": (("X-A", "1\r\nX-B: 2"),)}, "Take them out"),
    ],
)
async def test_what_cannot_be_sent_is_refused_before_anything_is(
    sender: Sender, store: Path, change: dict[str, object], words: str
) -> None:
    fields: dict[str, object] = {
        "provider": "akuworks",
        "event_type": "verification.success",
        "target": "http://127.0.0.1:9/",
        "secret": SECRET,
    }
    with pytest.raises(InspectorError) as caught:
        await sender.deliver(SendOrder(**fields | change))  # type: ignore[arg-type]
    assert words in caught.value.remedy
    with Reader(store) as reader:
        assert reader.deliveries(1) == []


async def test_a_delivery_that_is_stopped_is_not_left_pending(
    raw_endpoint: StartRaw, store: Path, clock: Clock
) -> None:
    endpoint = await raw_endpoint(answer(500))

    async def interrupted(_: float) -> None:
        raise asyncio.CancelledError

    stopped = Sender(store, clock=clock, sleep=interrupted)
    with pytest.raises(asyncio.CancelledError):
        await stopped.deliver(order(endpoint.url))
    with Reader(store) as reader:
        assert reader.deliveries(1)[0].state == "failed"


def test_an_order_never_shows_its_secret() -> None:
    assert SECRET not in repr(order("http://127.0.0.1/"))
