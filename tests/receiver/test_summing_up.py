"""The line that a follower of the receiver gets is the line that the store holds."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.model.stored_request import StoredRequest
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from tests.receiver.wire_client import WireClient, request

if TYPE_CHECKING:
    from inspector.model.request_summary import RequestSummary

Stored = Callable[..., Awaitable[list[StoredRequest]]]
EVENT = b'{"event": "verification.success", "id": "evt_1"}'


@pytest.mark.parametrize(
    "sent",
    [
        request("/hooks/akuworks", EVENT),
        request("/hooks/akuworks", b"\xff\x00"),
        request("/nowhere?\xe9", b""),
        b"BREW /pot HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\n",
        b"\x16\x03\x01",
    ],
)
@pytest.mark.parametrize("fault", [None, ["status", "503"], ["delay", "1ms"]])
async def test_both_lines_are_the_same(
    store: Path, receiver: Receiver, stored: Stored, sent: bytes, fault: list[str] | None
) -> None:
    heard: list[RequestSummary] = []
    receiver.subscribe(heard.append)
    if fault is not None:
        with Endpoints(store) as endpoints:
            endpoints.arm("akuworks", ArmedFault(parse(fault[0], fault[1:]), 0))
    async with await WireClient.connect(receiver.port) as client:
        await client.send(sent)
        answer = await client.response()
    (only,) = await stored()
    assert heard == [only.summary]
    assert heard[0].status == answer.status
    assert heard[0].size == len(only.captured.body)


async def test_a_valid_event_is_told_with_all_that_was_found_out(
    client: WireClient, receiver: Receiver, stored: Stored, signed: Callable[[bytes], str]
) -> None:
    heard: list[RequestSummary] = []
    receiver.subscribe(heard.append)
    await client.send(request("/hooks/akuworks", EVENT, signed(EVENT)))
    await client.response()
    (only,) = await stored()
    assert heard == [only.summary]
    assert (heard[0].event_type, heard[0].secret) == ("verification.success", "main")
    assert heard[0].scheme is not None
    assert heard[0].duration is not None
