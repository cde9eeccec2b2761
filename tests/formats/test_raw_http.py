import pytest

from inspector.formats.raw_http import RawHttp
from inspector.model.inspector_error import InspectorError

WHOLE = b"POST /a?b HTTP/1.1\r\nHost: example.com\r\nX-A:  \xe4 \r\nX-A: 2\r\n\r\nbody\r\n\r\nmore"


@pytest.mark.parametrize("data", [WHOLE, WHOLE.replace(b"\r\n", b"\n"), b"\r\n" + WHOLE])
def test_a_request_is_read_with_either_line_end(data: bytes) -> None:
    raw = RawHttp.parse(data)
    assert (raw.method, raw.target) == ("POST", "/a?b")
    assert raw.headers == (("Host", "example.com"), ("X-A", "ä"), ("X-A", "2"))
    assert raw.body.replace(b"\r\n", b"\n") == b"body\n\nmore"
    assert raw.url == "http://example.com/a?b"


def test_a_body_keeps_its_line_ends() -> None:
    assert RawHttp.parse(WHOLE).body == b"body\r\n\r\nmore"


def test_chunks_are_taken_apart() -> None:
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
    raw = RawHttp.parse(head + b"4;a=b\r\n\r\nok\r\n1\r\n!\r\n0\r\nX: y\r\n\r\n")
    assert raw.body == b"\r\nok!"


def test_an_absolute_target_is_the_url() -> None:
    raw = RawHttp.parse(b"GET https://h/x HTTP/1.1\r\n\r\n")
    assert raw.url == "https://h/x"


def test_a_head_alone_has_no_body() -> None:
    assert RawHttp.parse(b"GET / HTTP/1.1\r\nHost: h").body == b""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\x16\x03\x01\x02\x00",
        b"POST  HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nno header\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    ],
)
def test_what_is_no_request_says_so(data: bytes) -> None:
    with pytest.raises(InspectorError) as caught:
        RawHttp.parse(data)
    assert caught.value.remedy
