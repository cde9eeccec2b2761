"""What a head says about the end of its body, and when nobody can know it."""

import pytest

from inspector.receiver.announced_body import AnnouncedBody, announced_body


def head(*lines: bytes) -> bytes:
    return b"\r\n".join([b"POST / HTTP/1.1", b"Host: x", *lines, b"", b""])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], AnnouncedBody()),
        ([b"Content-Length: 0"], AnnouncedBody(0)),
        ([b"Content-Length: 17"], AnnouncedBody(17)),
        ([b"content-LENGTH:17"], AnnouncedBody(17)),
        ([b"Content-Length \t:\t 17 \t"], AnnouncedBody(17)),
        ([b"Content-Length: 017"], AnnouncedBody(17)),
        ([b"Content-Length: 5", b"Content-Length: 5"], AnnouncedBody(5)),
        ([b"X-Content-Length: 5"], AnnouncedBody()),
        ([b"Transfer-Encoding: chunked"], AnnouncedBody(chunked=True)),
        ([b"transfer-encoding:CHUNKED\t"], AnnouncedBody(chunked=True)),
        ([b"Transfer-Encoding: gzip, chunked"], AnnouncedBody(chunked=True)),
        ([b"Transfer-Encoding: gzip", b"Transfer-Encoding: chunked"], AnnouncedBody(chunked=True)),
        ([b"Expect: 100-continue"], AnnouncedBody(expects_continue=True)),
        (
            [b"Content-Length: 5", b"Expect: 100-Continue "],
            AnnouncedBody(5, expects_continue=True),
        ),
        (
            [b"Transfer-Encoding: chunked", b"expect: 100-continue"],
            AnnouncedBody(chunked=True, expects_continue=True),
        ),
        ([b"Content-Length: 5", b"Expect: a miracle"], AnnouncedBody(5)),
    ],
)
def test_the_end_is_known(lines: list[bytes], expected: AnnouncedBody) -> None:
    assert announced_body(head(*lines)) == expected


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([b"Content-Length:"], "Content-Length blank"),
        ([b"Content-Length: -1"], "Content-Length negative: -1"),
        ([b"Content-Length: 0x1F"], "Content-Length hex: 0x1F"),
        ([b"Content-Length: +5"], "Content-Length not a number: +5"),
        ([b"Content-Length: 5, 5"], "Content-Length not a number: 5, 5"),
        ([b"Content-Length: 1_0"], "Content-Length not a number: 1_0"),
        ([b"Content-Length: \xb2"], "Content-Length not a number: ²"),
        (
            [b"Content-Length: 5", b"Content-Length: 6"],
            "two Content-Length headers that differ: 5 and 6",
        ),
        (
            [b"Content-Length: 5", b"Content-Length: 05"],
            "two Content-Length headers that differ: 5 and 05",
        ),
        (
            [b"Content-Length: 5", b"Transfer-Encoding: chunked"],
            "both lengths: Content-Length and Transfer-Encoding",
        ),
        (
            [b"Transfer-Encoding: chunked, gzip"],
            "a transfer coding that does not end in chunked: chunked, gzip",
        ),
        ([b"Transfer-Encoding: xchunked"], "a transfer coding that does not end in chunked"),
        ([b"Transfer-Encoding:"], "a transfer coding that does not end in chunked"),
        ([b"Transfer-Encoding: chunked\x0b"], "a transfer coding that does not end in chunked"),
    ],
)
def test_the_end_cannot_be_known(lines: list[bytes], problem: str) -> None:
    told = announced_body(head(*lines)).problem
    assert told is not None
    assert told.startswith(problem)


def test_a_length_of_more_digits_than_any_size_has_is_only_very_large() -> None:
    announced = announced_body(head(b"Content-Length: " + b"9" * 10_000))
    assert announced.problem is None
    assert announced.length == 10**18 - 1


def test_lines_that_end_in_a_bare_lf_are_read_as_well() -> None:
    assert announced_body(b"POST / HTTP/1.1\nContent-Length: 3\n\n").length == 3
