import pytest

from inspector.signatures.akuworks.body_forms import (
    body_forms,
    signature_member,
    stringified_without_member,
)

MARK = b"\xef\xbb\xbf"


def forms(body: bytes) -> list[tuple[str, bytes]]:
    member = signature_member(body)
    assert member is not None
    return list(body_forms(body, member))


def test_the_three_forms_stand_in_the_contracts_order() -> None:
    assert forms(b'{"a": 1.0, "signature": "s", "1": "\\u00e9"}') == [
        ("cut", b'{"a": 1.0 , "1": "\\u00e9"}'),
        ("stringify", '{"1":"é","a":1}'.encode()),
        ("emptied", b'{"a": 1.0, "signature": "", "1": "\\u00e9"}'),
    ]


def test_of_repeated_members_the_last_is_the_member() -> None:
    assert forms(b'{"signature":"1","a":2,"signature":"3"}') == [
        ("cut", b'{"signature":"1","a":2}'),
        ("stringify", b'{"a":2}'),
        ("emptied", b'{"signature":"1","a":2,"signature":""}'),
    ]


def test_compact_json_with_the_signature_last_has_forms_1_and_2_in_common() -> None:
    (_, cut), (_, written), _ = forms(b'{"a":1,"signature":"s"}')
    assert cut == written


def test_a_byte_order_mark_is_tried_with_and_without() -> None:
    assert forms(MARK + b'{"a": 1,"signature":"s"}') == [
        ("cut", MARK + b'{"a": 1}'),
        ("cut", b'{"a": 1}'),
        ("stringify", b'{"a":1}'),
        ("emptied", MARK + b'{"a": 1,"signature":""}'),
        ("emptied", b'{"a": 1,"signature":""}'),
    ]


@pytest.mark.parametrize("body", [b'{"signature":"s","a":1}', b'{"signature":"s"}'])
def test_a_byte_order_mark_moves_every_offset(body: bytes) -> None:
    assert forms(MARK + body)[0] == ("cut", MARK + forms(body)[0][1])


def test_what_is_not_utf_8_has_no_second_form() -> None:
    assert forms(b'{"a":"\xe9","signature":"s"}') == [
        ("cut", b'{"a":"\xe9"}'),
        ("emptied", b'{"a":"\xe9","signature":""}'),
    ]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (b"{}", b"{}"),
        (b'{"a":1.50}', b'{"a":1.5}'),
        (MARK + b'{"signature":{}}', b"{}"),
        (b"[]", None),
        (b'"signature"', None),
        (b"null", None),
        (b"", None),
        (b'{"a":NaN}', None),
        (b'{"a":"\xff"}', None),
    ],
)
def test_form_2_of_a_body_that_need_not_have_the_member(body: bytes, written: bytes | None) -> None:
    assert stringified_without_member(body) == written
