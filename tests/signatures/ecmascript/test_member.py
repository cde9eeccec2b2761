import pytest

from inspector.signatures.ecmascript.find_member import find_member
from inspector.signatures.ecmascript.member import Member


def member_of(data: bytes) -> Member:
    member = find_member(data, "signature")
    assert member is not None
    return member


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (b'{"a":1,"signature":"s"}', b'{"a":1}'),
        (b'{"signature":"s","a":1}', b'{"a":1}'),
        (b'{"signature":"s"}', b"{}"),
        (b'{"a":1,"signature":"s","b":2}', b'{"a":1,"b":2}'),
        (b'{ "a" : 1 , "signature" : "s" , "b" : 2 }', b'{ "a" : 1   , "b" : 2 }'),
        (b'{ "signature" : "s" , "b" : 2 }', b'{   "b" : 2 }'),
        (b'{\n  "a": 1,\n  "signature": "s"\n}\n', b'{\n  "a": 1\n  \n}\n'),
        (b' { "signature" :\t[1,\n2] } ', b" {  } "),
        (b'{"signature":1,"a":2,"signature":3}', b'{"signature":1,"a":2}'),
        (b'{"signature":1,"signature":3}', b'{"signature":1}'),
    ],
)
def test_the_member_and_its_comma_are_cut_and_nothing_else(data: bytes, cut: bytes) -> None:
    assert member_of(data).cut_from(data) == cut


def test_the_value_is_replaced_in_place() -> None:
    data = b'{"signature" : {"x": 1} , "a": 1}'
    member = member_of(data)
    assert member.value_in(data) == b'{"x": 1}'
    assert member.revalued_in(data, b'""') == b'{"signature" : "" , "a": 1}'
