"""Conditions on a request: `header:X`, `not json:y`, `header:X == v`, `header:X ~ [0-9a-f]{64}`."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from inspector.signatures.place import compile_place, compile_presence
from inspector.signatures.reading import Reading

Condition: TypeAlias = Callable[[Reading], bool]

_NOT = "not "


def compile_condition(text: str) -> Condition:
    """Return the function that tests one condition. Raises ValueError in words.

    `PLACE` holds when something stands there; `PLACE == TEXT` compares; `PLACE ^= TEXT` compares the
    beginning without regard to case; `PLACE ~ PATTERN` matches the whole; `not` before any of them turns
    it round.
    """
    if text.startswith(_NOT):
        inner = compile_condition(text[len(_NOT) :].strip())
        return lambda reading: not inner(reading)
    for operator, build in _OPERATORS.items():
        place, found, wanted = text.partition(operator)
        if found:
            return build(place.strip(), wanted.strip())
    return compile_presence(text)


def compile_conditions(texts: Sequence[str]) -> Condition:
    """Return the function that holds when all conditions do."""
    conditions = [compile_condition(text) for text in texts]
    return lambda reading: all(condition(reading) for condition in conditions)


def _equals(place_text: str, text: str) -> Condition:
    place, wanted = compile_place(place_text), text.encode()
    return lambda reading: place(reading) == wanted


def _begins(place_text: str, text: str) -> Condition:
    place, lowered = compile_place(place_text), text.encode().lower()

    def holds(reading: Reading) -> bool:
        value = place(reading)
        return value is not None and value.lower().startswith(lowered)

    return holds


def _matches(place_text: str, text: str) -> Condition:
    place = compile_place(place_text)
    try:
        pattern = re.compile(text.encode())
    except re.error as error:
        raise ValueError(f"{text!r} is no pattern: {error}") from None

    def holds(reading: Reading) -> bool:
        value = place(reading)
        return value is not None and pattern.fullmatch(value) is not None

    return holds


_OPERATORS: dict[str, Callable[[str, str], Condition]] = {
    " == ": _equals,
    " ^= ": _begins,
    " ~ ": _matches,
}
