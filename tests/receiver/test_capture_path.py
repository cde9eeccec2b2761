"""Captured, judged, committed, decided, answered, noted: what each leaves in the store and on the wire."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.reply import Reply
from inspector.model.secret import Secret
from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from tests.receiver.wire_client import WireClient, request, until

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Receive = Callable[..., Awaitable[Receiver]]
Signed = Callable[[bytes], str]
EVENT = json.dumps({"event": "verification.success", "timestamp": "2026-01-25T10:30:00Z"}).encode()


def arm(store: Path, *words: str, until: int | None = None) -> None:
    fault = parse(words[0], list(words[1:]))
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(fault, time.time_ns(), until))


async def test_a_signed_event_is_valid_and_answered_200(
    client: WireClient, stored: Stored, signed: Signed
) -> None:
    sent = request("/hooks/akuworks?a=1", EVENT, signed(EVENT))
    await client.send(sent)
    answer = await client.response()
    assert (answer.status, answer.body) == (200, b"ok\n")
    (only,) = await stored()
    assert only.captured.wire == sent
    assert only.summary.verdict is VerdictStatus.VALID
    assert (only.summary.endpoint, only.summary.provider) == ("akuworks", "akuworks")
    assert only.summary.event_type == "verification.success"
    assert (only.summary.secret, only.summary.status) == ("main", 200)


async def test_only_the_headers_we_mean_go_out(client: WireClient) -> None:
    await client.send(request("/a"))
    names = [name for name, _ in (await client.response()).headers]
    assert names == ["Content-Type", "Content-Length", "Date"]


@pytest.mark.parametrize(
    ("header", "status", "verdict"),
    [
        ("X-AkuWorks-Signature: sha256=" + "0" * 64, 401, VerdictStatus.INVALID),
        ("X-Other: 1", 401, VerdictStatus.MISSING),
        ("X-AkuWorks-Signature: md5=1", 400, VerdictStatus.MALFORMED),
    ],
)
async def test_a_bad_signature_is_refused_with_its_verdict_only(
    client: WireClient, stored: Stored, header: str, status: int, verdict: VerdictStatus
) -> None:
    await client.send(request("/hooks/akuworks", EVENT, header))
    answer = await client.response()
    assert answer.status == status
    assert answer.body == f"signature {verdict}\n".encode()
    (only,) = await stored()
    assert only.summary.verdict is verdict
    assert only.response is not None
    assert not only.response.succeeded


@pytest.mark.parametrize(
    ("endpoint", "reason"),
    [
        (Endpoint(0, "e", "/e"), "No provider is set"),
        (Endpoint(0, "e", "/e", "akuworks"), "No secret is set"),
        (Endpoint(0, "e", "/e", "acuworks", (Secret("main", "s"),)), "provider cannot be used"),
        (
            Endpoint(0, "e", "/e", "akuworks", (Secret("next", "env:INSPECTOR_NO_SUCH"),)),
            "The secret 'next' does not resolve",
        ),
    ],
)
async def test_what_cannot_be_checked_says_why_and_is_answered_200(
    store: Path, client: WireClient, stored: Stored, endpoint: Endpoint, reason: str
) -> None:
    with Endpoints(store) as endpoints:
        endpoints.add(endpoint)
    await client.send(request("/e", EVENT))
    assert (await client.response()).status == 200
    (only,) = await stored()
    assert only.summary.verdict is VerdictStatus.UNCHECKED
    assert reason in only.summary.reason
    assert only.summary.endpoint == "e"


async def test_a_request_to_no_endpoint_says_so(client: WireClient, stored: Stored) -> None:
    await client.send(request("/nowhere"))
    assert (await client.response()).status == 200
    (only,) = await stored()
    assert only.summary.reason == "No endpoint stands at this path."
    assert only.summary.endpoint is None


async def test_the_endpoints_own_reply_goes_out_exactly(
    store: Path, client: WireClient, stored: Stored
) -> None:
    reply = Reply(202, (("X-Own", "1"), ("x-own", "2"), ("Content-Type", "a/b")), b'{"got":1}')
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "own", "/own", reply=reply))
    await client.send(request("/own"))
    answer = await client.response()
    assert (answer.status, answer.body) == (202, reply.body)
    assert answer.headers[:3] == reply.headers
    assert [name for name, _ in answer.headers[3:]] == ["Content-Length", "Date"]
    (only,) = await stored()
    assert only.response is not None
    assert only.response.headers == answer.headers


async def test_success_is_what_the_provider_takes_for_it(
    store: Path, client: WireClient, stored: Stored, signed: Signed
) -> None:
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "any", "/any", reply=Reply(204)))
        first = endpoints.ensure_default()
        endpoints.set(Endpoint(0, first.name, first.path, "akuworks", first.secrets, Reply(204)))
    await client.send(request("/any") + request("/hooks/akuworks", EVENT, signed(EVENT)))
    for _ in range(2):
        assert (await client.response()).status == 204
    assert [each.response and each.response.succeeded for each in await stored(2)] == [True, False]


async def test_the_response_is_noted_as_it_went(client: WireClient, stored: Stored) -> None:
    await client.send(request("/a"))
    answer = await client.response()
    (only,) = await stored()
    noted = only.response
    assert noted is not None
    assert (noted.status, noted.headers, noted.body) == (200, answer.headers, answer.body)
    assert (noted.phase, noted.ended_by, noted.fault) == ("complete", None, None)
    assert noted.bytes_sent > len(answer.body)
    assert noted.duration >= 0
    assert not noted.client_left


async def test_a_body_limit_of_the_endpoint_counts(
    store: Path, receiver: Receiver, stored: Stored
) -> None:
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "small", "/small", max_body=10))
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/large", b"x" * 11))
        assert (await client.response()).status == 200
        await client.send(request("/small", b"x" * 11))
        assert (await client.response()).status == 413
    assert [each.captured.body for each in await stored(2)] == [b"x" * 11, b"x" * 11]


async def test_a_large_body_is_judged_as_well(
    client: WireClient, stored: Stored, signed: Signed
) -> None:
    body = b'{"event": "config.updated", "pad": "' + b"x" * 2_000_000 + b'"}'
    await client.send(request("/hooks/akuworks", body, signed(body)))
    assert (await client.response()).status == 200
    (only,) = await stored()
    assert only.summary.verdict is VerdictStatus.VALID
    assert only.summary.event_type == "config.updated"


async def test_subscribers_hear_of_every_request_once(
    receiver: Receiver, client: WireClient, stored: Stored
) -> None:
    heard: list[object] = []
    receiver.subscribe(heard.append)
    await client.send(request("/a") + request("/b"))
    await client.response()
    await client.response()
    found = await stored(2)
    assert heard == [each.summary for each in found]


# Faults


@pytest.mark.parametrize("status", [201, 302, 429, 500, 503, 599])
async def test_an_armed_status_is_sent_instead(
    store: Path, client: WireClient, stored: Stored, signed: Signed, status: int
) -> None:
    arm(store, "status", str(status), "Retry-After=4")
    await client.send(request("/hooks/akuworks", EVENT, signed(EVENT)))
    answer = await client.response()
    assert answer.status == status
    assert answer.header("Retry-After") == "4"
    (only,) = await stored()
    assert only.summary.verdict is VerdictStatus.VALID
    assert only.summary.fault is not None
    assert only.summary.fault.startswith(f"status {status}")


async def test_an_armed_delay_waits_before_the_first_byte(
    store: Path, client: WireClient, stored: Stored, signed: Signed
) -> None:
    arm(store, "delay", "300ms")
    await client.send(request("/hooks/akuworks", EVENT, signed(EVENT)))
    assert (await client.response()).status == 200
    (only,) = await stored()
    assert only.response is not None
    assert only.response.duration >= 300_000_000
    assert only.response.fault == "delay 0.3 s"


async def test_an_armed_hang_sends_nothing_until_the_client_leaves(
    store: Path, client: WireClient, stored: Stored
) -> None:
    arm(store, "hang")
    await client.send(request("/hooks/akuworks", EVENT))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.reader.read(1), 0.3)
    await client.closed()
    (only,) = await stored()
    assert only.response is not None
    assert (only.response.status, only.response.phase, only.response.bytes_sent) == (
        None,
        "none",
        0,
    )
    assert (only.response.ended_by, only.response.fault) == ("client", "hang")


@pytest.mark.parametrize("words", [["hang"], ["delay", "1h"]])
async def test_a_client_that_resets_ends_the_wait(
    store: Path, client: WireClient, stored: Stored, words: list[str]
) -> None:
    arm(store, *words)
    await client.send(request("/hooks/akuworks", EVENT))
    await asyncio.sleep(0.1)
    client.reset()
    (only,) = await stored()
    assert only.response is not None
    assert only.response.reset_at is not None
    assert only.response.client_left


async def test_a_late_answer_to_a_client_that_gave_up_is_known_to_be_late(
    store: Path, client: WireClient, stored: Stored
) -> None:
    arm(store, "delay", "200ms")
    await client.send(request("/hooks/akuworks", EVENT))
    await client.closed()
    (only,) = await stored()
    assert only.response is not None
    assert only.response.client_left
    assert only.response.write_error is not None


async def test_a_fault_acts_on_its_endpoint_alone_and_not_on_what_is_malformed(
    store: Path, receiver: Receiver
) -> None:
    arm(store, "status", "503")
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/other"))
        assert (await client.response()).status == 200
        await client.send(b"POST /hooks/akuworks HTTP/1.1\r\nBad Name: 1\r\n\r\n")
        assert (await client.response()).status == 400


async def test_a_fault_reverts_by_itself(store: Path, client: WireClient, signed: Signed) -> None:
    arm(store, "status", "503", until=time.time_ns() - 1)
    await client.send(request("/hooks/akuworks", EVENT, signed(EVENT)))
    assert (await client.response()).status == 200


ARMING = """
import sys, time
from pathlib import Path
from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.store.endpoints import Endpoints
with Endpoints(Path(sys.argv[1])) as endpoints:
    for line in sys.stdin:
        if line == "off\\n":
            endpoints.disarm()
        else:
            endpoints.arm("akuworks", ArmedFault(parse("status", [line.strip()]), time.time_ns()))
        print("done", flush=True)
"""


async def test_arming_in_another_process_is_in_force_for_the_very_next_request(
    store: Path, client: WireClient, signed: Signed
) -> None:
    other = subprocess.Popen(  # noqa: ASYNC220 - a moment, before anything else happens
        [sys.executable, "-c", ARMING, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin is not None
    assert other.stdout is not None
    sent = request("/hooks/akuworks", EVENT, signed(EVENT))
    seen = []
    for word in ["500", "off", "503", "418", "off"] * 6:
        other.stdin.write(f"{word}\n")
        other.stdin.flush()
        assert await asyncio.to_thread(other.stdout.readline) == "done\n"
        await client.send(sent)
        seen.append((await client.response()).status)
    assert seen == [500, 200, 503, 418, 200] * 6
    other.stdin.close()
    other.stdout.close()
    assert other.wait(20) == 0


async def test_stopping_ends_a_hang(receive: Receive, store: Path, stored: Stored) -> None:
    receiver = await receive()
    arm(store, "hang")
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/hooks/akuworks", EVENT))
        await until(lambda: receiver.health().served == 1)
        await receiver.stop()
        assert await client.rest() == b""
    (only,) = await stored()
    assert only.response is not None
    assert (only.response.ended_by, only.response.status) == ("us", None)
