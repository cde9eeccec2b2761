import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.ecmascript.find_member import find_member


def value_of(data: bytes, key: str = "signature") -> bytes | None:
    member = find_member(data, key)
    return None if member is None else member.value_in(data)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"signature":"s"}', b'"s"'),
        (b'{"a":1,"signature":"s"}', b'"s"'),
        (b'{"signature":"s","a":1}', b'"s"'),
        (b'{"signature":{"a":["}"]},"a":1}', b'{"a":["}"]}'),
        (b'{"signature":-1.5e7,"a":1}', b"-1.5e7"),
        (b'{"signature":null}', b"null"),
        (b' {\r\n"a"\t:\t1 , "signature" : "s" } ', b'"s"'),
        (b'{"signature":1,"signature":"2"}', b'"2"'),
        (b'{"signature":"2","signature":1}', b"1"),
        (b'{"sign\\u0061ture":"s"}', b'"s"'),
        (b'{"signature":"1","\\u0073ignature":"2","b":3}', b'"2"'),
        (b'{"\\u0073ignature":"1","signature":"2"}', b'"2"'),
        (b'{"a":{"signature":"x"},"signature":"s"}', b'"s"'),
        (b'{"signature":"s","a":{"signature":"x"}}', b'"s"'),
        (b'{"signature":"s","a":"\\",\\"signature\\":\\"x\\""}', b'"s"'),
        (b'{"signature":"s","a":["signature","signature"]}', b'"s"'),
        (b'{"signature":"a\\"b\\\\","c":1}', b'"a\\"b\\\\"'),
        (b'{"a":"\xff","signature":"\xe9"}', b'"\xe9"'),
        ('{"é":"😀","signature":"s"}'.encode(), b'"s"'),
    ],
)
def test_a_top_level_member_is_found(data: bytes, value: bytes) -> None:
    assert value_of(data) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"{ }",
        b"[]",
        b'"signature"',
        b'["signature","s"]',
        b'[{"signature":"s"}]',
        b'{"a":{"signature":"s"}}',
        b'{"a":"signature"}',
        b'{"a":"x,\\"signature\\":\\"s\\""}',
        b'{"Signature":"s","signature ":"s","signatur":"s"}',
        b'{"a":1,"signature":"s"',
        b'{"a":1,"signature":"s"}}',
        b'{"a":1,"signature":"s"},',
        b'{"a":1}{"signature":"s"}',
        b'{"a":1} , "signature":"s"}',
        b'[1] , "signature":"s"}',
        b'1,"signature":"s"}',
        b'"{,"signature":"s"}',
        b'{"a":[1,"signature":"s"}',
        b'{"a":NaN,"signature":"s"}',
        b'{"a":01,"signature":"s"}',
        b'{"a":1 "signature":"s"}',
        b'{"a":1;"signature":"s"}',
        b'{"a":1,,"signature":"s"}',
        b'{,"signature":"s"}',
        b'{"signature":"s",}',
        b'{"signature" "s"}',
        b'{"signature":"s\n"}',
        b"{'signature':'s'}",
        b'{signature:"s"}',
        b'\xef\xbb\xbf{"signature":"s"}',
        b'{"signature":"s"}\x00',
        '{"signature":"s"}'.encode("utf-16"),
        b'{"a":"\\x","signature":"s"}',
        b'{"\\x":1,"signature":"s","b":1}',
    ],
)
def test_what_is_no_object_with_that_member_has_none(data: bytes) -> None:
    assert value_of(data) is None


@pytest.mark.parametrize("place", ["first", "last"])
def test_depth_is_no_limit(place: str) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    parts = [b'"signature":"s"', b'"a":' + deep]
    parts = parts if place == "first" else parts[::-1]
    assert value_of(b"{%b}" % b",".join(parts)) == b'"s"'


def test_a_deep_value_is_itself_the_member() -> None:
    deep = b'{"signature":' * 100_000 + b'"s"' + b"}" * 100_000
    assert value_of(deep) == deep[len(b'{"signature":') : -1]


members: st.SearchStrategy[list[tuple[str, object]]] = st.lists(
    st.tuples(
        st.sampled_from(["signature", "a", "b", '"', "\\", "é"]),
        st.sampled_from([1, "signature", {"signature": 1}, [], "},", '"signature":"s"', None]),
    ),
    max_size=6,
)
spaces = st.sampled_from(["", " ", "\n\t "])


@given(members, spaces, spaces)
def test_the_last_member_of_the_name_is_found(
    members: list[tuple[str, object]], before: str, after: str
) -> None:
    pieces = [
        f"{before}{json.dumps(key)}{after}:{before}{json.dumps(value)}{after}"
        for key, value in members
    ]
    data = f"{before}{{{','.join(pieces) or before}}}{after}".encode()
    expected = [json.dumps(value) for key, value in members if key == "signature"]
    found = value_of(data)
    assert (found.decode() if found else None) == (expected[-1] if expected else None)


@given(st.binary(max_size=40))
def test_nothing_raises(noise: bytes) -> None:
    find_member(noise, "signature")
    find_member(b'{"signature":' + noise, "signature")
    find_member(noise + b',"signature":"s"}', "signature")
