import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.ecmascript.parse import parse
from inspector.signatures.ecmascript.stringify import stringify

values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def test_there_is_no_white_space_and_non_ascii_stays() -> None:
    value = {"a": [1.0, "é\u2028"], "b": {}, "c": []}
    assert stringify(value) == '{"a":[1,"é\u2028"],"b":{},"c":[]}'.encode()


def test_integer_like_keys_come_first_at_every_depth() -> None:
    value = {"b": {"9": None, "x": None, "10": None}, "01": True, "2": [{"a": "", "0": ""}]}
    written = b'{"2":[{"0":"","a":""}],"b":{"9":null,"10":null,"x":null},"01":true}'
    assert stringify(value) == written


def test_the_greatest_index_is_two_below_two_to_the_32nd() -> None:
    keys = {"z": None, "4294967295": None, "4294967294": None}
    assert stringify(keys) == b'{"4294967294":null,"z":null,"4294967295":null}'


def test_lone_surrogates_are_escaped_in_lower_case_hex() -> None:
    assert (
        stringify(["\ud83d", {"\udfff": "\U0001f600"}]) == '["\\ud83d",{"\\udfff":"😀"}]'.encode()
    )


def test_infinity_becomes_null() -> None:
    assert stringify(parse(b"[1e999]")) == b"[null]"


@pytest.mark.parametrize("foreign", [1, (), b"", {1}, object()])
def test_what_parse_never_makes_is_refused(foreign: object) -> None:
    with pytest.raises(TypeError, match=r"is no value of JSON\.parse"):
        stringify([foreign])


def test_depth_is_no_limit() -> None:
    payload = b'{"a":[' * 50_000 + b"1" + b"]}" * 50_000
    assert stringify(parse(payload)) == payload


@given(values)
def test_what_was_written_is_read_again(value: object) -> None:
    assert parse(stringify(value)) == value


@given(values)
def test_writing_twice_changes_nothing(value: object) -> None:
    once = stringify(value)
    assert stringify(parse(once)) == once
