"""A running receiver for each test that asks for one."""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from inspector.model.stored_request import StoredRequest
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The path of a store that has the default endpoint."""
    path = tmp_path / "store" / "inspector.db"
    ensure(path)
    with Endpoints(path) as endpoints:
        endpoints.ensure_default()
    return path


@pytest.fixture
async def receive(store: Path) -> AsyncIterator[Callable[..., Any]]:
    """Start a receiver on the test's store; what is given goes to it. Stopped with the test."""
    started: list[Receiver] = []

    async def start(**options: Any) -> Receiver:
        receiver = Receiver(store, port=0, **options)
        await receiver.start()
        started.append(receiver)
        return receiver

    yield start
    for receiver in started:
        await receiver.stop()


@pytest.fixture
async def receiver(receive: Callable[..., Any]) -> Receiver:
    """A receiver with the usual limits."""
    running = await receive()
    assert isinstance(running, Receiver)
    return running


@pytest.fixture
async def client(receiver: Receiver) -> AsyncIterator[WireClient]:
    """A client of that receiver."""
    async with await WireClient.connect(receiver.port) as connected:
        yield connected


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    """A reader of the test's store."""
    with Reader(store) as opened:
        yield opened


@pytest.fixture
def stored(reader: Reader) -> Callable[..., Any]:
    """Wait until so many requests are stored with their responses; return them, oldest first."""

    async def wait(count: int = 1) -> list[StoredRequest]:
        for _ in range(500):
            rows = reader.responses_after(0, count)
            if len(rows) >= count:
                break
            await asyncio.sleep(0.01)
        found = [reader.request(row.id) for row in reader.page_after(0, 1000)]
        assert len(found) == count
        return [request for request in found if request is not None]

    return wait


@pytest.fixture
def signed(reader: Reader) -> Callable[[bytes], str]:
    """Return the header line that signs a body for the default endpoint."""
    secret = reader.endpoints()[0].secrets[0].reference

    def sign(body: bytes) -> str:
        digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        return f"X-AkuWorks-Signature: sha256={digest}"

    return sign
