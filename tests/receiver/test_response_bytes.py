"""Replies as they go over the wire."""

import pytest

from inspector.model.reply import Reply
from inspector.receiver.response_bytes import ResponseBytes, response_bytes

DATED = (("Date", "today"),)


def lay_out(reply: Reply, **options: object) -> ResponseBytes:
    asked = {"method": "POST", "version": "HTTP/1.1", "closes": False, **options}
    return response_bytes(reply, **asked)  # type: ignore[arg-type] # spelled out by the tests


def test_what_is_needed_is_added_behind_what_was_asked_for() -> None:
    wire = lay_out(Reply(200, (("X-A", "1"), *DATED), b"ok"))
    assert wire.head == b"HTTP/1.1 200 OK\r\nX-A: 1\r\nDate: today\r\nContent-Length: 2\r\n\r\n"
    assert wire.body == b"ok"
    assert wire.headers == (("X-A", "1"), ("Date", "today"), ("Content-Length", "2"))
    assert wire.self_delimited


def test_a_date_is_added() -> None:
    (_, (name, value)) = lay_out(Reply(200)).headers
    assert name == "Date"
    assert value.endswith(" GMT")


@pytest.mark.parametrize(
    ("version", "closes", "connection"),
    [
        ("HTTP/1.1", False, None),
        ("HTTP/1.1", True, "close"),
        ("HTTP/1.0", False, "keep-alive"),
        ("HTTP/1.0", True, None),
        (None, True, "close"),
    ],
)
def test_the_connection_is_named_where_the_versions_default_is_not_meant(
    version: str | None, connection: str | None, *, closes: bool
) -> None:
    wire = lay_out(Reply(200, DATED), version=version, closes=closes)
    assert dict(wire.headers).get("Connection") == connection


@pytest.mark.parametrize("status", [100, 102, 204, 304])
def test_what_can_have_no_body_has_none(status: int) -> None:
    wire = lay_out(Reply(status, DATED, b"stray"))
    assert wire.body == b""
    assert "Content-Length" not in dict(wire.headers)


def test_the_answer_to_a_head_says_the_length_alone() -> None:
    wire = lay_out(Reply(200, DATED, b"ok"), method="HEAD")
    assert (wire.body, dict(wire.headers)["Content-Length"]) == (b"", "2")


@pytest.mark.parametrize(
    ("header", "delimited"),
    [
        (("content-length", "2"), True),
        (("Content-Length", "5"), False),
        (("Transfer-Encoding", "chunked"), False),
    ],
)
def test_framing_that_was_asked_for_is_left_as_it_is(
    header: tuple[str, str], *, delimited: bool
) -> None:
    wire = lay_out(Reply(200, (header, *DATED), b"ok"))
    assert wire.headers == (header, *DATED)
    assert wire.self_delimited == delimited


def test_an_unknown_status_has_no_phrase() -> None:
    assert lay_out(Reply(299, DATED)).head.startswith(b"HTTP/1.1 299 \r\n")


def test_a_character_is_a_byte() -> None:
    wire = lay_out(Reply(200, (("X", "é\u2028"), *DATED)))
    assert b"X: \xe9?\r\n" in wire.head
