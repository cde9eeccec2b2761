import pytest

from inspector.model.request import Request
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.template import Template

READING = Reading(Request("POST", "https://x/y", [("Id", "\xff")], b"\x00body"))


@pytest.mark.parametrize(
    ("source", "rendered"),
    [
        ("{body}", b"\x00body"),
        ("v0:{method}:{body}", b"v0:POST:\x00body"),
        ("{header:Id}.{body}", b"\xff.\x00body"),
        ("{{{method}}}", b"{POST}"),
        ("é", "é".encode()),
        ("", b""),
    ],
)
def test_a_template_works_on_bytes(source: str, rendered: bytes) -> None:
    assert Template(source)(READING) == rendered


def test_a_filter_stands_behind_a_bar() -> None:
    reading = Reading(Request(body=b"123456789"))
    assert Template("{body|crc32}")(reading) == b"3421780262"


def test_an_absent_part_is_named() -> None:
    with pytest.raises(Refusal, match="The header webhook-id, which is part of what is signed"):
        Template("{header:webhook-id}.{body}")(READING)


def test_the_body_is_covered_only_as_a_whole() -> None:
    assert Template("{timestamp}.{body}").covers_body
    assert Template("{body|sha256-hex}").covers_body
    assert not Template("{timestamp}{json:token}").covers_body


@pytest.mark.parametrize("source", ["{", "}", "{body", "{unknown}", "{body|nothing}", "{a{b}"])
def test_what_is_no_template_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"a lone|expected a place|there is no filter"):
        Template(source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{url}{body}", "The URL that the sender used is needed"),
        ("{target}", "The URL that the sender used is needed"),
        ("{param:webhook_id}", "The parameter webhook_id is needed"),
    ],
)
def test_what_the_user_has_to_give_is_no_fault_of_the_request(source: str, words: str) -> None:
    with pytest.raises(Refusal, match=words) as caught:
        Template(source)(Reading(Request()))
    assert caught.value.status == "unchecked"
