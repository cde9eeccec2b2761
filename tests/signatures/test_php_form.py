from inspector.model.request import Request
from inspector.signatures.php_form import php_serialized_form
from inspector.signatures.reading import Reading


def test_fields_are_sorted_strings_with_lengths_in_bytes() -> None:
    reading = Reading(Request(body="b=1&a=é&sig=x".encode()))
    assert php_serialized_form(reading, b"sig") == 'a:2:{s:1:"a";s:2:"é";s:1:"b";s:1:"1";}'.encode()


def test_without_fields_there_is_nothing() -> None:
    assert php_serialized_form(Reading(Request(body=b"sig=x")), b"sig") is None
