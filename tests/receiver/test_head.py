"""Heads taken apart, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.receiver.head import Head, parse_head


@pytest.mark.parametrize(
    ("head", "parsed"),
    [
        (
            b"POST /a?b=c HTTP/1.1\r\nHost: x\r\nx-B:  1 \t\r\nX-b:\r\n\r\n",
            Head("POST", "/a?b=c", "HTTP/1.1", (("Host", "x"), ("x-B", "1"), ("X-b", ""))),
        ),
        (b"GET / HTTP/1.0\r\n\r\n", Head("GET", "/", "HTTP/1.0", ())),
        (b"\r\n\r\nGET / HTTP/1.1\r\nA: b\r\n\r\n", Head("GET", "/", "HTTP/1.1", (("A", "b"),))),
        (b"POST /a HTTP/1.1\nHost: x\n\n", Head("POST", "/a", "HTTP/1.1", (("Host", "x"),))),
        (
            b"GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
            Head("GET", "/", "HTTP/1.1", (("A", "b"), ("C", "d"))),
        ),
        (
            b"GET / HTTP/1.1\r\nA: b\r\n  c\r\n\td\r\nE: f\r\n\r\n",
            Head("GET", "/", "HTTP/1.1", (("A", "b c d"), ("E", "f"))),
        ),
        (b"GET / HTTP/1.1\r\nA : b\r\n\r\n", Head("GET", "/", "HTTP/1.1", (("A ", "b"),))),
        (b"GET / HTTP/1.1\r\n\xff\r\n\r\n", Head("GET", "/", "HTTP/1.1", (("\xff", ""),))),
        (b"GET / HTTP/1.1\r\n: b\r\n\r\n", Head("GET", "/", "HTTP/1.1", (("", "b"),))),
        (
            b"GET / HTTP/1.1\r\nA: b:c: d\r\n\r\n",
            Head("GET", "/", "HTTP/1.1", (("A", "b:c: d"),)),
        ),
        (b"GET /a b HTTP/1.1\r\n\r\n", Head("GET", "/a b", "HTTP/1.1", ())),
        (b"GET  /  HTTP/1.1\r\n\r\n", Head("GET", "/", "HTTP/1.1", ())),
        (b"GET /\r\n", Head("GET", "/", None, ())),
        (b"GET", Head("GET", None, None, ())),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Head("PRI", "*", "HTTP/2.0", ())),
        (
            b"POST /in HTTP/1.1\r\nHost: x\r\nConte",
            Head("POST", "/in", "HTTP/1.1", (("Host", "x"), ("Conte", ""))),
        ),
        (b"\r\n", Head(None, None, None, ())),
        (b"", Head(None, None, None, ())),
    ],
)
def test_heads(head: bytes, parsed: Head) -> None:
    assert parse_head(head) == parsed


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(head: bytes) -> None:
    parsed = parse_head(head)
    assert all(len(pair) == 2 for pair in parsed.headers)


TOKENS = st.text("!#$%&'*+-.^_`|~09AZaz", min_size=1, max_size=12)
VALUES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF), max_size=20)


@given(st.lists(st.tuples(TOKENS, VALUES), max_size=8))
def test_names_and_values_come_back_as_they_were(pairs: list[tuple[str, str]]) -> None:
    pairs = [(name, value.strip(" \t").replace("\x7f", "")) for name, value in pairs]
    lines = "".join(f"{name}: {value}\r\n" for name, value in pairs)
    head = f"POST / HTTP/1.1\r\n{lines}\r\n".encode("latin-1")
    assert parse_head(head).headers == tuple(pairs)
