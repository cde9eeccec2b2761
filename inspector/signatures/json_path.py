"""Paths into JSON: `a.b`, `[0].id`, `events[].type` (the first element that has it), `[].event`."""

import re
from collections.abc import Callable
from typing import Any

_STEP = re.compile(r"\[(\d*)\]|\.?([^.\[\]]+)")
_ANY = -1


def compile_path(text: str) -> Callable[[Any], Any]:
    """Return a function from a JSON value to what stands at the path, None when nothing does.

    Raises ValueError for text that is no path.
    """
    steps = _steps(text)

    def find(value: Any) -> Any:
        return _find(value, steps)

    return find


def _steps(text: str) -> list[str | int]:
    steps: list[str | int] = []
    position = 0
    for match in _STEP.finditer(text):
        if match.start() != position:
            break
        position = match.end()
        index, name = match.groups()
        steps.append(name if name is not None else int(index) if index else _ANY)
    if position != len(text) or not steps:
        raise ValueError(f"{text!r} is no path such as 'data.id', '[0].type' or 'events[].id'")
    return steps


def _find(value: Any, steps: list[str | int]) -> Any:
    for place, step in enumerate(steps):
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        elif not isinstance(value, list):
            return None
        elif step == _ANY:
            return next(
                (hit for item in value if (hit := _find(item, steps[place + 1 :])) is not None),
                None,
            )
        else:
            value = value[step] if step < len(value) else None
        if value is None:
            return None
    return value


def scalar_bytes(value: Any) -> bytes | None:
    """Return a JSON scalar as its text's bytes; None for null, objects and arrays."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | float):
        return str(value).encode("ascii")
    return None
