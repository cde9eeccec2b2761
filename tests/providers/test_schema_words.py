from collections.abc import Mapping
from typing import Any

import pytest

from inspector.providers.schema_words import expected_words, found_words


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"description": "an id", "type": "string"}, "an id"),
        ({"const": "a"}, '"a"'),
        ({"enum": ["a", 1]}, 'one of "a", 1'),
        ({"type": "integer"}, "a whole number"),
        ({"type": ["object", "null"]}, "an object or null"),
        ({}, "a member"),
    ],
)
def test_what_a_schema_asks_for(schema: Mapping[str, Any], words: str) -> None:
    assert expected_words(schema) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (False, "false"),
        (1.5, "the number 1.5"),
        (9007199254740992.0, "the number 9007199254740992"),
        (9007199254740994.0, "a number"),
        (float("-inf"), "a number"),
        ("é\n", 'the string "é\\n"'),
        ("x" * 60, f'the string "{"x" * 60}"'),
        ("x" * 61, f'the string "{"x" * 60}" and more'),
        ({}, "an object with 0 members"),
        ([None], "an array of 1 value"),
    ],
)
def test_what_stood_there(value: Any, words: str) -> None:
    assert found_words(value) == words
