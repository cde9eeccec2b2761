import hashlib

import pytest

from inspector.model.request import Request
from inspector.signatures.place import (
    compile_place,
    compile_presence,
    describe,
    sentence_start,
)
from inspector.signatures.reading import Reading

REQUEST = Request(
    "PUT",
    "https://u:p@host:8443/a b/é?q=1",
    [("X-A", "v"), ("X-Parts", "key=K, algorithm=HMAC_SHA256")],
    b'{"a":{"b":"\xc3\xa9"},"n":1.0,"event":{}}',
)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("header:x-a", b"v"),
        ("header:X-None", None),
        ("header-part:X-Parts.algorithm", b"HMAC_SHA256"),
        ("header-part:X-Parts.none", None),
        ("json:a.b", "é".encode()),
        ("json:a", None),
        ("json-compact:n", b"1"),
        ("json-compact:zzz", None),
        ("json-member:message,event", b"event"),
        ("json-member:message", None),
        ("query:q", b"1"),
        ("query:z", None),
        ("form:z", None),
        ("form-json:z.a", None),
        ("param:p", b"7"),
        ("param:none", None),
        ("field:t", b"12"),
        ("field:v", None),
        ("method", b"PUT"),
        ("url", "https://u:p@host:8443/a b/é?q=1".encode()),
        ("path", "/a b/é".encode()),
        ("target", "/a b/é?q=1".encode()),
        ("callback_url", "https://u:p@host:8443/a b/é?q=1".encode()),
        ("body", REQUEST.body),
        ("body-digest", b"body:" + hashlib.sha256(REQUEST.body).hexdigest()[:16].encode()),
        ("secret", b""),
        ("timestamp", None),
        ("signed_headers", None),
        ("hmac-sha256-hex:header:X-A", None),
    ],
)
def test_a_place_gives_bytes_or_none(place: str, value: bytes | None) -> None:
    reading = Reading(REQUEST, {"p": 7})
    reading.fields = {"t": b"12"}
    assert compile_place(place)(reading) == value


def test_form_places_read_the_decoded_fields() -> None:
    reading = Reading(Request(body=b"payload=%7B%22id%22%3A5%7D&x=1"))
    assert compile_place("form:x")(reading) == b"1"
    assert compile_place("form-json:payload.id")(reading) == b"5"


def test_a_computed_place_is_keyed_by_the_secret() -> None:
    reading = Reading(Request(url="https://x/?t=what do ya want for nothing?"))
    reading.secret = b"Jefe"
    digest = compile_place("hmac-sha256-hex:query:t")(reading)
    assert digest == b"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_what_is_no_json_has_no_json_places() -> None:
    reading = Reading(Request(body=b"["))
    for place in ("json:a", "json-compact:a", "json-member:a"):
        assert compile_place(place)(reading) is None


@pytest.mark.parametrize("text", ["", "header", "header:", "cookie:a", "Body", "json:a..b"])
def test_what_is_no_place_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="expected a p"):
        compile_place(text)


def test_containers_are_present_too() -> None:
    assert compile_presence("json:a")(Reading(REQUEST))
    assert not compile_presence("json:z")(Reading(REQUEST))
    assert compile_presence("header:X-A")(Reading(REQUEST))


def test_places_have_words() -> None:
    assert describe("header:X-A") == "the header X-A"
    assert describe("timestamp") == "the timestamp"
    assert sentence_start("json:a.b") == "The JSON member a.b"
