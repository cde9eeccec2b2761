import pytest

from inspector.model.request import Request
from inspector.signatures.reading import Reading
from inspector.signatures.sorted_form import sorted_form

FORM = "application/x-www-form-urlencoded; charset=UTF-8"


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        (FORM, b"b=2&a=1&b=1&b=2&A=%2B", b"A+a1b1b2"),
        (FORM, b"empty=&x=", b"emptyx"),
        ("application/json", b"a=1", b""),
        ("", b"", b""),
    ],
)
def test_names_and_values_are_joined_sorted(content_type: str, body: bytes, text: bytes) -> None:
    request = Request(headers=[("Content-Type", content_type)], body=body)
    assert sorted_form(Reading(request)) == text
