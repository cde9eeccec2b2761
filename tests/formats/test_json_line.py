import json

from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.json_line import json_line


@given(st.text(st.characters()), st.text(st.characters(codec=None)))
def test_a_line_is_printable_ascii_and_says_the_same(key: str, value: str) -> None:
    line = json_line({key: value})
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == {key: value}


def test_a_del_is_escaped() -> None:
    assert json_line({"a": "\x7f\x1b\x9b"}) == '{"a": "\\u007f\\u001b\\u009b"}'
