"""Durations as people write them."""

import re

from inspector.model.inspector_error import InspectorError

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_SHAPE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|h)?", re.ASCII)
_LONGEST = 86_400.0


def parse_duration(text: str) -> float:
    """Return the seconds that `text` means: `6s`, `500ms`, `2m`, `1h`; a bare number means seconds.

    Raises `InspectorError` for anything else, and for more than a day.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise InspectorError(
            f"{text!r} is not a duration",
            "A duration is a number and a unit: ms, s, m or h.",
            "Write for example 500ms, 6s or 2m.",
        )
    return check_seconds(float(found[1]) * _UNITS[found[2] or "s"])


def check_seconds(seconds: float) -> float:
    """Return `seconds` when they are a duration from 0 to one day; raise `InspectorError` when not."""
    if not 0 <= seconds <= _LONGEST:
        raise InspectorError(
            f"{seconds:g} seconds is out of range",
            "A duration lies between 0 and 24 hours.",
            "Choose a shorter one, or the fault `hang` for no answer at all.",
        )
    return seconds
