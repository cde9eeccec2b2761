"""Framing: whatever the cuts between reads, the same requests come out, and no byte is lost."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.receiver.framer import Framer
from inspector.receiver.framing_events import (
    Body,
    ChunkEnd,
    ChunkLine,
    Event,
    HeadEnd,
    MessageEnd,
    Refused,
    Surplus,
    Trailers,
    Whole,
)
from inspector.receiver.limits import Limits

HEAD = b"POST /in HTTP/1.1\r\nHost: x\r\n"
SIZED = HEAD + b"Content-Length: 5\r\n\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
SMALL = Limits(head=200, body=20, chunks=3, trailers=40)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def events_of(data: bytes, size: int = 1 << 30, limits: Limits | None = None) -> list[Event]:
    framer = Framer(limits or Limits())
    return joined([event for piece in pieces(data, size) for event in framer.feed(piece)])


def joined(events: list[Event]) -> list[Event]:
    """Put the pieces together that a cut between reads made."""
    merged: list[Event] = []
    for event in apart(events):
        last = merged[-1] if merged else None
        if isinstance(event, Surplus) and isinstance(last, Surplus | Refused):
            merged[-1] = with_wire(last, last.wire + event.wire)
        elif isinstance(event, Body) and isinstance(last, Body):
            merged[-1] = Body(last.wire + event.wire)
        else:
            merged.append(event)
    return merged


def apart(events: list[Event]) -> Iterator[Event]:
    """Take requests that came in one piece apart."""
    for event in events:
        if isinstance(event, Whole):
            expects = b"\r\nExpect: 100-" in event.head
            yield HeadEnd(event.head, expects_continue=expects)
            if event.body:
                yield Body(event.body)
            yield MessageEnd()
        else:
            yield event


def with_wire(event: Refused | Surplus, wire: bytes) -> Event:
    if isinstance(event, Surplus):
        return Surplus(wire)
    return Refused(wire, event.status, event.reason, event.open_ended)


def wire_of(events: list[Event]) -> bytes:
    return b"".join(event.wire for event in events)


GOOD: dict[str, tuple[bytes, list[Event]]] = {
    "no body": (HEAD + b"\r\n", [HeadEnd(HEAD + b"\r\n"), MessageEnd()]),
    "length": (SIZED + b"hello", [HeadEnd(SIZED), Body(b"hello"), MessageEnd()]),
    "length zero": (
        HEAD + b"Content-Length: 0\r\n\r\n",
        [HeadEnd(HEAD + b"Content-Length: 0\r\n\r\n"), MessageEnd()],
    ),
    "equal lengths": (
        HEAD + b"Content-Length: 2\r\ncontent-length:2 \r\n\r\nok",
        [
            HeadEnd(HEAD + b"Content-Length: 2\r\ncontent-length:2 \r\n\r\n"),
            Body(b"ok"),
            MessageEnd(),
        ],
    ),
    "chunks with extension and trailer": (
        CHUNKED + b"5;name=v\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n",
        [
            HeadEnd(CHUNKED),
            ChunkLine(b"5;name=v\r\n"),
            Body(b"hello"),
            ChunkEnd(),
            ChunkLine(b"0\r\n"),
            Trailers(b"X-Sum: 1\r\n\r\n"),
            MessageEnd(),
        ],
    ),
    "coded and chunked": (
        HEAD + b"Transfer-Encoding: gzip, Chunked\r\n\r\n0\r\n\r\n",
        [
            HeadEnd(HEAD + b"Transfer-Encoding: gzip, Chunked\r\n\r\n"),
            ChunkLine(b"0\r\n"),
            Trailers(b"\r\n"),
            MessageEnd(),
        ],
    ),
    "pipelined, with an empty line between": (
        SIZED + b"hello\r\n" + HEAD + b"\r\n",
        [
            HeadEnd(SIZED),
            Body(b"hello"),
            MessageEnd(),
            HeadEnd(b"\r\n" + HEAD + b"\r\n"),
            MessageEnd(),
        ],
    ),
    "empty lines first": (
        b"\r\n\r\n" + SIZED + b"hello",
        [HeadEnd(b"\r\n\r\n" + SIZED), Body(b"hello"), MessageEnd()],
    ),
    "expectation": (
        HEAD + b"Content-Length: 2\r\nExpect: 100-Continue\r\n\r\nok",
        [
            HeadEnd(
                HEAD + b"Content-Length: 2\r\nExpect: 100-Continue\r\n\r\n", expects_continue=True
            ),
            Body(b"ok"),
            MessageEnd(),
        ],
    ),
    "a body that looks like a head": (
        HEAD + b"Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        [
            HeadEnd(HEAD + b"Content-Length: 18\r\n\r\n"),
            Body(b"GET / HTTP/1.1\r\n\r\n"),
            MessageEnd(),
        ],
    ),
    "a body of line ends": (
        HEAD + b"Content-Length: 4\r\n\r\n\r\n\r\n",
        [HeadEnd(HEAD + b"Content-Length: 4\r\n\r\n"), Body(b"\r\n\r\n"), MessageEnd()],
    ),
    "names that only begin alike": (
        HEAD + b"Content-Length-X: 9\r\nX-Expect: 100-continue\r\n\r\n",
        [HeadEnd(HEAD + b"Content-Length-X: 9\r\nX-Expect: 100-continue\r\n\r\n"), MessageEnd()],
    ),
}


@pytest.mark.parametrize("size", [1, 7, 1 << 30])
@pytest.mark.parametrize("name", GOOD)
def test_requests_are_found_whatever_the_cuts(name: str, size: int) -> None:
    data, expected = GOOD[name]
    found = events_of(data, size)
    assert found == expected
    assert wire_of(found) == data


BAD = {
    "bare LF": (b"POST /in HTTP/1.1\nHost: x\nContent-Length: 2\n\nok", "bare LF"),
    "one bare LF": (HEAD + b"X-A: a\nX-B: b\r\n\r\n", "bare LF"),
    "both lengths": (
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "both lengths",
    ),
    "two lengths": (
        HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "two Content-Length",
    ),
    "no number": (HEAD + b"Content-Length: abc\r\n\r\nhello", "Content-Length not a number"),
    "sign": (HEAD + b"Content-Length: +5\r\n\r\nhello", "Content-Length not a number"),
    "negative": (HEAD + b"Content-Length: -5\r\n\r\nhello", "Content-Length negative"),
    "hex": (HEAD + b"Content-Length: 0x5\r\n\r\nhello", "Content-Length hex"),
    "blank": (HEAD + b"Content-Length: \r\n\r\nhello", "Content-Length blank"),
    "coding": (HEAD + b'Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n', "transfer coding"),
    "coding behind chunked": (
        HEAD + b"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        "transfer coding",
    ),
    "chunk too small": (CHUNKED + b"6\r\nHello\r\n0\r\n\r\n", "chunk size"),
    "chunk size line": (CHUNKED + b"xyz\r\nHello\r\n0\r\n\r\n", "bad chunk size 'xyz'"),
    "chunk size with sign": (CHUNKED + b"-5\r\nHello\r\n0\r\n\r\n", "bad chunk size"),
    "chunk size, bare LF": (CHUNKED + b"5\nHello\r\n0\r\n\r\n", "bad chunk size"),
    "HTTP/0.9": (b"GET /\r\n", "no HTTP version"),
    "a banner": (b"220 mail ESMTP\r\n", "no HTTP version"),
    "a response": (b"HTTP/1.1 200 OK\r\n", "a response, not a request"),
    "HTTP/2": (
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
        "HTTP/2 on an HTTP/1 port",
    ),
    "TLS": (b"\x16\x03\x01\x00\xc8\x01" + bytes(40), "TLS on an HTTP port"),
    "binary": (b"\x00\x01\x02", "the first byte is 0x00"),
}


@pytest.mark.parametrize("size", [1, 7, 1 << 30])
@pytest.mark.parametrize("name", BAD)
def test_what_has_no_certain_end_is_refused_and_kept(name: str, size: int) -> None:
    data, reason = BAD[name]
    found = events_of(data, size)
    refused = [event for event in found if isinstance(event, Refused)]
    assert len(refused) == 1
    assert reason in refused[0].reason
    assert refused[0].status == 400
    assert refused[0].open_ended
    assert wire_of(found) == data
    assert not any(isinstance(event, MessageEnd) for event in found)


@pytest.mark.parametrize("size", [1, 7, 1 << 30])
@pytest.mark.parametrize(
    ("data", "status"),
    [
        (HEAD + b"X: " + b"v" * 300, 431),
        (HEAD + b"X: " + b"v" * 300 + b"\r\n\r\n", 431),
        (b"\r\n" * 200, 431),
        (HEAD + b"Content-Length: 21\r\n\r\n" + b"b" * 21, 413),
        (HEAD + b"Content-Length: " + b"9" * 50 + b"\r\n\r\n", 413),
        (CHUNKED + b"15\r\n", 413),
        (CHUNKED + b"a\r\n" + b"b" * 10 + b"\r\nb\r\n" + b"b" * 11, 413),
        (CHUNKED + b"1\r\nb\r\n" * 4, 413),
        (CHUNKED + b"0\r\nX: " + b"v" * 50, 400),
        (CHUNKED + b"0" * 17_000, 400),
    ],
)
def test_every_part_is_bounded(data: bytes, status: int, size: int) -> None:
    found = events_of(data, size, SMALL)
    assert [event.status for event in found if isinstance(event, Refused)] == [status]
    assert wire_of(found) == data


def test_the_body_limit_can_depend_on_the_head() -> None:
    def limit(head: bytes) -> int:
        return 3 if b"/small" in head else 10

    def feed(target: bytes) -> list[Event]:
        head = b"POST " + target + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
        return Framer(Limits(), limit).feed(head + b"hello")

    assert isinstance(feed(b"/small")[1], Refused)
    assert isinstance(feed(b"/large")[0], Whole)


def in_progress(data: bytes) -> Framer:
    framer = Framer(Limits())
    framer.feed(data)
    return framer


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "between"),
        (b"\r\n\r\n", "between"),
        (b"POST /i", "head"),
        (SIZED, "body"),
        (SIZED + b"hel", "body"),
        (SIZED + b"hello", "between"),
        (CHUNKED, "body"),
        (CHUNKED + b"0\r\n", "body"),
        (CHUNKED + b"0\r\n\r\n", "between"),
        (b"GET /\r\n", "refused"),
    ],
)
def test_it_knows_what_is_in_progress(data: bytes, place: str) -> None:
    framer = in_progress(data)
    assert framer.in_head == (place == "head")
    assert framer.in_body == (place == "body")
    assert framer.has_refused == (place == "refused")


@pytest.mark.parametrize(
    ("data", "begun"),
    [
        (b"POST /i", b"POST /i"),
        (SIZED + b"hel", b""),
        (CHUNKED + b"5;na", b"5;na"),
        (CHUNKED + b"5\r\nhello\r", b"\r"),
        (CHUNKED + b"0\r\nX-Su", b"X-Su"),
    ],
)
def test_a_refusal_from_outside_takes_what_was_begun(data: bytes, begun: bytes) -> None:
    framer = in_progress(data)
    assert framer.refuse(408, "too slow") == Refused(begun, 408, "too slow")
    assert framer.has_refused
    assert framer.feed(b"more") == [Surplus(b"more")]


chunked_bodies = st.lists(st.binary(min_size=1, max_size=40), max_size=6).map(
    lambda chunks: (
        CHUNKED + b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    )
)
sized_bodies = st.binary(max_size=60).map(
    lambda body: HEAD + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.one_of(chunked_bodies, sized_bodies), min_size=1, max_size=4),
    st.lists(st.integers(1, 50), min_size=1, max_size=20),
)
def test_any_requests_in_any_cuts(requests: list[bytes], sizes: list[int]) -> None:
    data = b"".join(requests)
    framer, found, start, turn = Framer(Limits()), [], 0, 0
    while start < len(data):
        size = sizes[turn % len(sizes)]
        found += framer.feed(data[start : start + size])
        start, turn = start + size, turn + 1
    assert wire_of(found) == data
    assert sum(isinstance(event, MessageEnd) for event in joined(found)) == len(requests)
    assert joined(found) == events_of(data)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200), st.sampled_from([b"", HEAD, SIZED, CHUNKED]))
def test_any_bytes_leave_whole(noise: bytes, before: bytes) -> None:
    data = before + noise
    whole, single = Framer(Limits()), Framer(Limits())
    found = whole.feed(data)
    cut = [event for piece in pieces(data, 1) for event in single.feed(piece)]
    end = whole.refuse(400, "over").wire
    assert wire_of(found) + end == data
    assert joined(cut) == joined(found)


def test_a_long_head_comes_byte_by_byte() -> None:
    data = HEAD + b"X-Long: " + b"v" * 200_000 + b"\r\n\r\n"
    assert joined(events_of(data, 1)) == [HeadEnd(data), MessageEnd()]
