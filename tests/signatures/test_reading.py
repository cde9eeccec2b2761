from inspector.model.request import Request
from inspector.signatures.reading import Reading, parse_form, parse_json, split_url


def test_headers_are_found_without_regard_to_case_as_bytes() -> None:
    reading = Reading(Request(headers=[("X-A", "1\xff"), ("x-a", "2")]))
    assert reading.header("x-a") == b"1\xff"
    assert reading.header_lines("x-a") == [b"1\xff", b"2"]
    assert reading.header("x-b") is None


def test_a_body_that_is_no_json_is_none() -> None:
    assert Reading(Request(body=b"{")).json is None
    assert parse_json(b"[" * 100_000) is None
    assert parse_json(b"\xff\xfe") is None
    assert parse_json(b'{"a":1}') == {"a": 1}


def test_a_form_is_read_as_bytes() -> None:
    assert parse_form(b"a=1+2&b=%FF&a=3&c&=x") == {
        b"a": [b"1 2", b"3"],
        b"b": [b"\xff"],
        b"c": [b""],
        b"": [b"x"],
    }
    assert parse_form(b"") == {}


def test_a_multipart_form_is_read_like_any_form() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    request = Request(headers=[("Content-Type", "multipart/form-data; boundary=x")], body=body)
    assert Reading(request).form == {b"a": [b"1"]}


def test_the_query_is_read_from_the_url() -> None:
    assert Reading(Request(url="https://x/y?a=1&b=%20")).query == {b"a": [b"1"], b"b": [b" "]}


def test_a_broken_url_is_all_path() -> None:
    assert split_url("http://[") == ("", "", "http://[", "")
    assert split_url("https://h:1/p?q") == ("https", "h:1", "/p", "q")
