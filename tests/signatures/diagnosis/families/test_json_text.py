import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.diagnosis.families.json_text import (
    characters_escaped,
    javascript_number,
    non_ascii_escaped,
    python_number,
    slashes_escaped,
    unescaped,
    with_numbers,
)

documents = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(documents)
def test_rewritten_text_means_the_same(document: object) -> None:
    text = json.dumps(document, ensure_ascii=False)
    for written in (
        slashes_escaped(text),
        non_ascii_escaped(text),
        non_ascii_escaped(text, upper=True),
        unescaped(text),
        unescaped(json.dumps(document)),
        characters_escaped(text, "<>&"),
        with_numbers(text, python_number),
    ):
        assert json.loads(written) == document


@pytest.mark.parametrize(
    ("number", "javascript", "python"),
    [
        ("136.0", "136", "136.0"),
        ("0.50", "0.5", "0.5"),
        ("12345678901234567890", "12345678901234567000", "12345678901234567890"),
        ("1e-07", "1e-7", "1e-07"),
        ("1e3", "1000", "1000.0"),
    ],
)
def test_numbers_as_languages_write_them(number: str, javascript: str, python: str) -> None:
    assert (javascript_number(number), python_number(number)) == (javascript, python)


def test_what_must_stay_escaped_stays() -> None:
    assert unescaped(r"\u0022\u005c\u000a\ud83e \u00e9") == r"\u0022\u005c\u000a\ud83e é"
    assert unescaped(r"\ud83e\udd28") == "🤨"
    assert unescaped(r"\\u00e9") == r"\\u00e9"
