"""Why a head is refused, in words for people."""

import pytest

from inspector.receiver.refusal_reason import refusal_reason

GOOD = b"POST /a HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"P(ST / HTTP/1.1\r\nHost: x\r\n\r\n", "the method 'P(ST' is no word"),
        (b"POST /\x1b[2J HTTP/1.1\r\nHost: x\r\n\r\n", "control byte 0x1B in the target"),
        (b"POST /a b HTTP/1.1\r\nHost: x\r\n\r\n", "the target is empty or has a blank in it"),
        (b"POST / HTTP/1.2\r\nHost: x\r\n\r\n", "HTTP/1.2 on an HTTP/1 port"),
        (b"POST / HTTP/3\r\nHost: x\r\n\r\n", "HTTP/3 on an HTTP/1 port"),
        (GOOD + b"\xff\r\n\r\n", "a header line without a colon: 'ÿ'"),
        (GOOD + b"X\xff: 1\r\n\r\n", "byte 0xFF in the header name 'Xÿ'"),
        (GOOD + b"X Y: 1\r\n\r\n", "byte 0x20 in the header name 'X Y'"),
        (GOOD + b"X-A : 1\r\n\r\n", "blank in header name: 'X-A ' has one before the colon"),
        (GOOD + b": 1\r\n\r\n", "a header line without a header name"),
        (GOOD + b"X: a\r\n b\r\n\r\n", "a folded header line: 'b' begins with a blank"),
        (GOOD + b"X: a\x00b\r\n\r\n", "NUL in header X"),
        (GOOD + b"X: a\x01b\r\n\r\n", "control byte 0x01 in header X"),
        (GOOD + b"host: y\r\n\r\n", "Host twice"),
        (GOOD + b"Content-Type: a\r\nContent-Type: a\r\n\r\n", "Content-Type twice"),
        (b"POST / HTTP/1.1\r\nX: 1\r\n\r\n", "no Host header, which HTTP/1.1 demands"),
        (GOOD + b"\r\n", "Some words"),
    ],
)
def test_the_first_mistake_is_named(head: bytes, reason: str) -> None:
    assert refusal_reason(head, "Some words:\n\n  b'...'\n  ^") == reason


def test_a_long_name_is_cut() -> None:
    assert len(refusal_reason(GOOD + b"x" * 1000 + b"\r\n\r\n", "")) < 100


def test_without_any_words_there_is_still_a_reason() -> None:
    assert refusal_reason(GOOD + b"\r\n", "") == "the HTTP parser refused it"
