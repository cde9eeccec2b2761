"""Requests gathered from what a connection brings, with a clock of the test's own."""

import asyncio

from inspector.receiver.intake import Intake
from inspector.receiver.limits import Limits

HEAD = b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"


class Clock:
    """Gives one more at each look."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        self.now += 1
        return self.now


def intake(limits: Limits | None = None) -> tuple[Intake, asyncio.Event]:
    changed = asyncio.Event()
    limits = limits or Limits()
    return Intake(limits, lambda _: limits.body, Clock(), changed.set), changed


async def test_a_request_has_the_times_of_its_first_and_last_byte() -> None:
    taken, _ = intake()
    for piece in (HEAD[:10], HEAD[10:20], HEAD[20:] + b"he", b"l", b"lo"):
        taken.feed(piece)
    (only,) = taken.queue
    assert (only.received_at, only.ended_at) == (1, 5)
    assert only.over
    assert not taken.is_receiving


async def test_pipelined_requests_have_times_of_their_own() -> None:
    taken, _ = intake()
    taken.feed(HEAD + b"hello" + HEAD[:10])
    taken.feed(HEAD[10:] + b"hello")
    assert [(each.received_at, each.ended_at) for each in taken.queue] == [(1, 1), (1, 2)]


async def test_a_request_is_queued_when_its_head_is_whole() -> None:
    taken, _ = intake()
    taken.feed(HEAD[:-1])
    assert not taken.queue
    assert taken.is_receiving
    taken.feed(HEAD[-1:])
    (only,) = taken.queue
    assert not only.over


async def test_a_slow_head_is_refused_and_told_about() -> None:
    taken, changed = intake(Limits(head_time=0.01))
    taken.feed(HEAD[:10])
    await asyncio.wait_for(changed.wait(), 20)
    (only,) = taken.queue
    assert only.over
    assert only.problem is not None
    assert only.problem.status == 408


async def test_a_head_in_drops_has_no_more_time_than_one_that_stalls() -> None:
    taken, changed = intake(Limits(head_time=0.05))
    for byte in HEAD[:-1] * 20:
        taken.feed(bytes([byte]))
        await asyncio.sleep(0.01)
        if changed.is_set():
            break
    assert taken.queue[0].problem is not None


async def test_a_stalled_body_is_refused_and_told_about() -> None:
    taken, changed = intake(Limits(body_time=0.01))
    taken.feed(HEAD + b"he")
    await asyncio.wait_for(changed.wait(), 20)
    (only,) = taken.queue
    assert only.problem is not None
    assert only.problem.status == 408
    assert "2 bytes" in only.problem.reason


async def test_what_has_no_certain_end_settles() -> None:
    taken, changed = intake(Limits(settle_time=0.02))
    taken.feed(b"GET /\r\n")
    (only,) = taken.queue
    assert not only.over
    taken.feed(b"more")
    await asyncio.wait_for(changed.wait(), 20)
    assert only.over
    assert only.head == b"GET /\r\nmore"
    taken.feed(b"too late")
    assert only.head == b"GET /\r\nmore"
    assert list(taken.queue) == [only]


async def test_what_never_falls_silent_is_taken_as_ended_some_time() -> None:
    taken, changed = intake(Limits(settle_time=0.02))
    taken.feed(b"GET /\r\n")
    for _ in range(1000):
        taken.feed(b"x")
        await asyncio.sleep(0.005)
        if changed.is_set():
            break
    assert taken.queue[0].over


async def test_surplus_is_kept_up_to_a_bound() -> None:
    taken, _ = intake(Limits(head=100))
    taken.feed(b"GET /\r\n")
    taken.feed(b"x" * 1000)
    assert len(taken.queue[0].head) == 100


async def test_finishing_ends_what_is_in_progress() -> None:
    for sent, problem in ((HEAD[:9], "head incomplete"), (HEAD + b"he", "body incomplete")):
        taken, changed = intake()
        taken.feed(sent)
        taken.finish("reset")
        (only,) = taken.queue
        assert only.over
        assert only.problem is not None
        assert only.problem.reason.startswith(f"{problem}, reset")
        assert not changed.is_set()


async def test_finishing_leaves_what_is_complete_alone() -> None:
    taken, _ = intake()
    taken.feed(HEAD + b"hello\r\n")
    taken.finish("reset")
    (only,) = taken.queue
    assert only.problem is None
