from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse


def test_every_number_is_a_double() -> None:
    value = parse(b"[1, 1.0, 9007199254740993, 1e999]")
    assert value == [1.0, 1.0, 9007199254740992.0, float("inf")]
    assert {type(number) for number in value} == {float}


def test_of_duplicates_the_place_is_the_first_and_the_value_the_last() -> None:
    assert list(parse(b'{"a": 1, "b": 2, "\\u0061": 3}').items()) == [("a", 3.0), ("b", 2.0)]


def test_proto_is_a_member_like_any_other() -> None:
    assert parse(b'{"__proto__": {"x": null}}') == {"__proto__": {"x": None}}


def test_a_lone_surrogate_stays() -> None:
    assert parse(b'["\\uD83D", "\\uD83D\\uDE00"]') == ["\ud83d", "\U0001f600"]


@pytest.mark.parametrize(
    ("data", "problem", "position"),
    [
        (b"", "Expecting value", 0),
        (b'\xef\xbb\xbf{"a": 1}', "Byte order mark in front", 0),
        (b'["\xe9"]', "Not UTF-8, byte 2", None),
        (b"[NaN]", "NaN is not JSON", None),
        (b"[1] 2", "Extra data", 4),
        (b"[1,]", "Expecting value", 3),
    ],
)
def test_what_is_refused_says_why_and_where(
    data: bytes, problem: str, position: int | None
) -> None:
    with pytest.raises(NotJsonError) as caught:
        parse(data)
    assert (caught.value.problem, caught.value.position) == (problem, position)


@pytest.mark.parametrize(
    ("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}"), (b' [{ "a" : [ ', b" ] } ] ")]
)
def test_depth_is_no_limit(opening: bytes, closing: bytes) -> None:
    depth = 50_000
    value = parse(opening * depth + b"null" + closing * depth)
    levels = 0
    while value is not None:
        value = value["a"] if isinstance(value, dict) else value[0]
        levels += 1
    assert levels == depth * (opening.count(b"[") + opening.count(b"{"))


@given(st.binary(max_size=60))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(NotJsonError):
        parse(data)
