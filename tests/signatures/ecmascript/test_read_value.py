import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.read_value import read_value

# Deeper than the interpreter recurses: an array that begins with this is read by the loop.
DEEP = "[" * 2_000 + "]" * 2_000


def outcome(text: str, at: int = 0) -> tuple[object, int] | None:
    try:
        return read_value(text, at)
    except NotJsonError:
        return None


def outcome_behind(first: str, text: str) -> tuple[object, int] | None:
    """Return the rest of an array that begins with `first`, and where it ends, counted from its end."""
    whole = f"[{first},{text}]"
    read = outcome(whole)
    if read is None:
        return None
    value, end = read
    assert isinstance(value, list)
    return value[1:], end - len(whole)


def test_reading_begins_and_ends_where_told() -> None:
    assert read_value('x{"a": [1]} y', 1) == ({"a": [1.0]}, 11)


def test_white_space_in_front_is_not_passed_over() -> None:
    with pytest.raises(NotJsonError):
        read_value(" 1", 0)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "[ ]",
        "{ }",
        '{"a":1,"b":[2,{"c":null}],"a":{}}',
        '[1 , "x" ,\n[ ] , { "k" : { } } ]',
        "[1 2]",
        "[1,]",
        "[,1]",
        "[,]",
        '{"a":1,}',
        '{"a" 1}',
        '{"a":}',
        "{1:2}",
        "{,}",
        "[1}",
        '{"a":1]',
        "[",
        '{"a":',
        '{"a"',
        "{",
        '["x',
        "[NaN]",
        "[tru]",
        "[01]",
        '{"a":[1,{"b":2}',
    ],
)
def test_the_loop_reads_what_the_scanner_reads(text: str) -> None:
    assert outcome_behind(DEEP, text) == outcome_behind("0", text)


@given(st.text('[]{},:"a1 \n', max_size=12))
def test_the_loop_agrees_on_any_sequence_of_marks(text: str) -> None:
    assert outcome_behind(DEEP, text) == outcome_behind("0", text)
