import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.indented_json import indented_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_laid_out_like_the_standard_librarys(value: Any) -> None:
    for ascii_only in (True, False):
        compact = json.dumps(value, ensure_ascii=ascii_only)
        assert indented_json(compact) == json.dumps(value, ensure_ascii=ascii_only, indent=2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"a":1.0,"a":1e400}', '{\n  "a": 1.0,\n  "a": 1e400\n}'),
        (r'["\u0041\"]{,"]', '[\n  "\\u0041\\"]{,"\n]'),
        (" [ ] ", "[]"),
        ("[{ },[]]", "[\n  {},\n  []\n]"),
        ("1" * 5000, "1" * 5000),
    ],
)
def test_no_token_is_changed(text: str, shown: str) -> None:
    assert indented_json(text) == shown


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "a=1", "[" * 100_000])
def test_what_is_no_json_is_left_alone(text: str) -> None:
    assert indented_json(text) is None
