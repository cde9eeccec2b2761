"""The first line that the parser sees in place of an unusual one."""

import pytest

from inspector.receiver.head import parse_head
from inspector.receiver.stand_in import with_stand_in

REST = b"\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize(
    "line",
    [b"POST /a%2f?b=c HTTP/1.1", b"DELETE / HTTP/1.0", b"HEAD /a HTTP/1.1", b"OPTIONS /a HTTP/1.1"],
)
def test_a_usual_line_stays(line: bytes) -> None:
    assert with_stand_in(line + REST, parse_head(line + REST)) == line + REST


@pytest.mark.parametrize(
    "line",
    [b"BREW /pot", b"post /a", b"OPTIONS *", b"CONNECT a:443", b"GET http://x/", b"POST /\xc3\xa9"],
)
@pytest.mark.parametrize("version", [b"HTTP/1.0", b"HTTP/1.1"])
def test_an_unusual_line_is_stood_in_for(line: bytes, version: bytes) -> None:
    head = b"\r\n" + line + b" " + version + REST
    assert with_stand_in(head, parse_head(head)) == b"\r\nPOST / " + version + REST


@pytest.mark.parametrize(
    "line",
    [
        b"BREW /pot HTTP/1.2",
        b"B(EW /pot HTTP/1.1",
        b"POST /a b HTTP/1.1",
        b"POST /\x1b HTTP/1.1",
        b"POST  HTTP/1.1",
    ],
)
def test_what_is_wrong_stays_for_the_parser_to_refuse(line: bytes) -> None:
    assert with_stand_in(line + REST, parse_head(line + REST)) == line + REST
