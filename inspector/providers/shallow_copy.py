"""A copy of a payload that is safe to hand to code that recurses and prints."""

from collections import deque
from collections.abc import Container
from itertools import islice
from typing import Any

_MAX_DEPTH = 10
_MAX_LENGTH = 1_000
_MAX_STRING = 10_000
_MAX_VALUES = 100_000


def shallow_copy(payload: dict[str, Any], kept: Container[str]) -> dict[str, Any]:
    """Copy a JSON object breadth first, up to a depth, a length and a number of values.

    Objects keep every member called one of `kept`, and a thousand others; arrays a thousand values;
    strings ten thousand characters. What stands deeper than ten levels is empty.
    """
    root: dict[str, Any] = {}
    waiting: deque[tuple[Any, Any, int]] = deque([(payload, root, 1)])
    left = _MAX_VALUES
    while waiting:
        source, target, depth = waiting.popleft()
        pairs = _some_members(source, kept) if isinstance(source, dict) else enumerate(source)
        for key, value in islice(pairs, max(left, 0)):
            left -= 1
            copied = value[:_MAX_STRING] if isinstance(value, str) else value
            if isinstance(value, dict | list):
                copied = {} if isinstance(value, dict) else []
                if depth < _MAX_DEPTH:
                    waiting.append((_shortened(value), copied, depth + 1))
            if isinstance(target, dict):
                target[key] = copied
            else:
                target.append(copied)
    return root


def _shortened(value: Any) -> Any:
    return value[:_MAX_LENGTH] if isinstance(value, list) else value


def _some_members(members: dict[str, Any], kept: Container[str]) -> list[tuple[str, Any]]:
    if len(members) <= _MAX_LENGTH:
        return list(members.items())
    return [
        (key, value)
        for place, (key, value) in enumerate(members.items())
        if place < _MAX_LENGTH or key in kept
    ]
