"""Chunked bodies: exact bytes out, whatever the cuts between reads, and strictness where it matters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.receiver.chunks import Chunks
from inspector.receiver.framing_events import (
    Body,
    ChunkEnd,
    ChunkLine,
    Event,
    MessageEnd,
    Refused,
    Trailers,
)
from inspector.receiver.limits import Limits

SMALL = Limits(body=20, chunks=3, trailers=40)


def fed(*pieces: bytes, limits: Limits | None = None, body: int = 1 << 20) -> list[Event]:
    """Return what one body's chunks make of these reads."""
    chunks, events = Chunks(limits or Limits(), body), list[Event]()
    for piece in pieces:
        chunks.feed(piece, 0, events)
    return events


def refusal(*pieces: bytes, limits: Limits | None = None, body: int = 1 << 20) -> Refused:
    last = fed(*pieces, limits=limits, body=body)[-1]
    assert isinstance(last, Refused)
    return last


def test_the_parts_of_a_body_are_kept_as_they_came() -> None:
    assert fed(b"5;a=b \r\nhello\r\n00A\r\n0123456789\r\n0\r\nX: 1\r\n\r\n") == [
        ChunkLine(b"5;a=b \r\n"),
        Body(b"hello"),
        ChunkEnd(),
        ChunkLine(b"00A\r\n"),
        Body(b"0123456789"),
        ChunkEnd(),
        ChunkLine(b"0\r\n"),
        Trailers(b"X: 1\r\n\r\n"),
        MessageEnd(),
    ]


def test_a_body_of_no_chunk_at_all_is_one() -> None:
    assert fed(b"0\r\n\r\n") == [ChunkLine(b"0\r\n"), Trailers(b"\r\n"), MessageEnd()]


def test_it_begins_where_it_is_told_and_says_where_the_body_ends() -> None:
    chunks, events = Chunks(Limits(), 100), list[Event]()
    data = b"HEAD1\r\nx\r\n0\r\n\r\nPOST / HTTP/1.1\r\n"
    end = chunks.feed(data, 4, events)
    assert data[end:] == b"POST / HTTP/1.1\r\n"
    assert chunks.ended
    assert chunks.feed(data, end, events) == end


@st.composite
def bodies(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Return the wire bytes of a body, and the body."""
    data = draw(st.lists(st.binary(min_size=1, max_size=40), max_size=6))
    extension = draw(st.sampled_from([b"", b";a", b" ;a=b", b'\t;q="x y"']))
    trailers = draw(st.sampled_from([b"", b"X: 1\r\n", b"X: 1\r\nY:\r\n"]))
    lines = b"".join(b"%x%b\r\n%b\r\n" % (len(each), extension, each) for each in data)
    return lines + b"0\r\n" + trailers + b"\r\n", b"".join(data)


@given(bodies(), st.data())
def test_no_cut_between_reads_changes_anything(
    body: tuple[bytes, bytes], data: st.DataObject
) -> None:
    wire, expected = body
    cuts = data.draw(st.lists(st.integers(0, len(wire)), max_size=8))
    places = sorted({0, len(wire), *cuts})
    events = fed(*(wire[start:end] for start, end in pairwise(places)))
    assert b"".join(event.wire for event in events) == wire
    assert b"".join(event.wire for event in events if isinstance(event, Body)) == expected
    assert events[-1] == MessageEnd()


@given(st.lists(st.binary(min_size=1, max_size=30), max_size=10))
def test_no_bytes_are_lost_whatever_they_are(pieces: list[bytes]) -> None:
    chunks, events, fed_bytes = Chunks(Limits(), 1 << 20), list[Event](), b""
    for piece in pieces:
        if chunks.ended:
            break
        fed_bytes += piece[: chunks.feed(piece, 0, events)]
    assert b"".join(event.wire for event in events) + chunks.cut() == fed_bytes


@pytest.mark.parametrize(
    "line",
    [
        b"\r\n",
        b"x\r\n",
        b"-1\r\n",
        b"+1\r\n",
        b"0x1\r\n",
        b" 1\r\n",
        b"1 1\r\n",
        b"1\n",
        b"1;a\n",
        b"1;\x00\r\n",
        b"1;a\rb\r\n",
        b"1_0\r\n",
        b"11111111111111111\r\n",
        b"\xd9\xa1\r\n",
    ],
)
def test_a_size_that_others_might_read_differently_is_refused(line: bytes) -> None:
    wire = line + b"x\r\n0\r\n\r\n"
    refused = refusal(wire)
    assert (refused.status, refused.open_ended) == (400, True)
    assert refused.reason.startswith("bad chunk size")
    assert refused.wire == wire


def test_a_size_line_without_an_end_is_refused_at_some_length() -> None:
    refused = refusal(*[b"1;" + b"a" * 4094] * 5)
    assert refused.reason == "bad chunk size: its line is too long"
    assert len(refused.wire) == 5 * 4096


@pytest.mark.parametrize("end", [b"\n\n", b"x\r", b"\rx", b"66"])
def test_data_longer_than_its_size_is_refused(end: bytes) -> None:
    refused = refusal(b"5\r\nhello" + end)
    assert refused.reason == "chunk size wrong: no line end behind so many bytes"
    assert (refused.status, refused.wire) == (400, end)


def test_a_line_end_in_two_reads_is_one() -> None:
    assert fed(b"1\r\nx\r", b"\n0\r\n\r", b"\n")[-1] == MessageEnd()
    refused = refusal(b"1\r\nx\r", b"x")
    assert refused.wire == b"\rx"


def test_a_body_over_the_limit_is_refused_before_its_data_comes() -> None:
    assert fed(b"a\r\n0123456789\r\na\r\n0123456789\r\n", body=20)[-1] == ChunkEnd()
    refused = refusal(b"a\r\n0123456789\r\nb\r\n", body=20)
    assert (refused.status, refused.open_ended) == (413, False)
    assert refused.reason == "the body is larger than the limit of 20 bytes"
    assert refused.wire == b"b\r\n"


def test_the_largest_size_there_is_breaks_nothing() -> None:
    assert refusal(b"ffffffffffffffff\r\n").status == 413


def test_too_many_chunks_are_refused() -> None:
    refused = refusal(b"1\r\nx\r\n" * 4, limits=SMALL)
    assert (refused.status, refused.reason) == (413, "the body has more than 3 chunks")


def test_trailers_that_are_too_long_are_refused() -> None:
    assert fed(b"0\r\n" + b"X: " + b"1" * 33 + b"\r\n\r\n", limits=SMALL)[-1] == MessageEnd()
    refused = refusal(b"0\r\nX: ", b"1" * 40, limits=SMALL)
    assert (refused.status, refused.reason) == (400, "the trailers are too long")
    assert refused.wire == b"X: " + b"1" * 40
