"""Paths into JSON: `a.b`, `[0].id`, `events[].type` (any element), `[].event`."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_STEP = re.compile(r"\[(\d*)\]|\.?([^.\[\]]+)")
_ANY = -1


def compile_path(text: str) -> Callable[[Any], Any]:
    """Return a function from a JSON value to the first that stands at the path, None when nothing does.

    Raises ValueError for text that is no path.
    """
    steps = path_steps(text)
    if all(isinstance(step, str) for step in steps):
        return lambda value: _member(value, steps)
    return lambda value: next(_walk(value, steps, 0), None)


def compile_path_all(text: str) -> Callable[[Any], list[Any]]:
    """Return a function from a JSON value to all that stands at the path, in order."""
    steps = path_steps(text)
    return lambda value: list(_walk(value, steps, 0))


def path_steps(text: str) -> list[str | int]:
    """Return the path's steps: names, indexes, and -1 for any element. Raises ValueError in words."""
    steps: list[str | int] = []
    position = 0
    for match in _STEP.finditer(text):
        if match.start() != position:
            break
        position = match.end()
        index, name = match.groups()
        steps.append(name if name is not None else int(index) if index else _ANY)
    if position != len(text) or not steps:
        raise ValueError(f"expected a path such as 'data.id' or 'events[].type'; found {text!r}")
    return steps


def scalar_bytes(value: Any) -> bytes | None:
    """Return a JSON scalar as its text's bytes; None for null, objects and arrays."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | float):
        return str(value).encode("ascii")
    return None


def _member(value: Any, steps: list[str | int]) -> Any:
    for step in steps:
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


def _walk(value: Any, steps: list[str | int], place: int) -> Iterator[Any]:
    if place == len(steps):
        if value is not None:
            yield value
        return
    step = steps[place]
    if isinstance(step, str):
        if isinstance(value, dict):
            yield from _walk(value.get(step), steps, place + 1)
    elif isinstance(value, list):
        chosen = value if step == _ANY else value[step : step + 1]
        for item in chosen:
            yield from _walk(item, steps, place + 1)
