from typing import Any

from inspector.providers.shallow_copy import shallow_copy


def test_a_small_payload_is_copied_whole() -> None:
    payload = {"a": [1.0, {"b": None}], "c": "x", "d": {"e": []}}
    copied = shallow_copy(payload, ())
    assert copied == payload
    assert copied["d"] is not payload["d"]


def test_what_stands_too_deep_is_empty() -> None:
    payload: dict[str, Any] = {}
    inner = payload
    for _ in range(20_000):
        inner["a"] = [{}]
        inner = inner["a"][0]
    copied: Any = shallow_copy(payload, ())
    depth = 0
    while copied:
        copied = copied["a"] if isinstance(copied, dict) else copied[0]
        depth += 1
    assert depth == 10


def test_lengths_are_bounded_but_for_the_members_to_keep() -> None:
    payload = {f"k{place}": place for place in range(3_000)} | {"last": ["x"] * 3_000, "s": "y"}
    copied = shallow_copy(payload, {"last"})
    assert len(copied) == 1_001
    assert len(copied["last"]) == 1_000


def test_strings_are_bounded() -> None:
    assert len(shallow_copy({"a": "x" * 20_000}, ())["a"]) == 10_000


def test_the_number_of_values_is_bounded_nearest_first() -> None:
    payload: dict[str, Any] = {"a": [[["x"] * 1_000] * 1_000] * 1_000, "b": "kept"}
    copied = shallow_copy(payload, ())
    assert copied["b"] == "kept"
    assert len(copied["a"]) == 1_000
    assert copied["a"][999] == []
