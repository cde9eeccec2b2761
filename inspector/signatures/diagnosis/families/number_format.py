"""Numbers in JSON, written again by another language."""

from collections.abc import Iterator

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY
from inspector.signatures.diagnosis.families.json_text import (
    encoded,
    javascript_number,
    numbers,
    python_number,
    text_of,
    with_numbers,
)

_SAFE = 2**53
_MOST_DIGITS = 400


class _Numbers(BodyMistake):
    family = "number-format"
    remedy = "Hash the raw bytes of the request, before any parser runs."
    rewritten = True
    costly = True
    code = RAW_BODY


class BigIntegerRounded(_Numbers):
    slug = "big_integer_rounded"
    form = "the body with an integer beyond 2^53 rounded"
    cause = "JavaScript reads every number as a double"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and any(_is_big(number) for number in numbers(text)):
            yield encoded(with_numbers(text, _rounded))
            yield encoded(with_numbers(text, javascript_number))


class FloatTrailingZero(_Numbers):
    slug = "float_trailing_zero"
    form = "the body with its numbers as JavaScript writes them (136.0 as 136, 0.50 as 0.5)"
    cause = "it was parsed and stringified"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and any(
            "." in number and "e" not in number.lower() for number in numbers(text)
        ):
            yield encoded(with_numbers(text, javascript_number))


class ExponentRewritten(_Numbers):
    slug = "number_exponent_rewritten"
    form = "the body with numbers such as 1e3 or 1E-7 written in another way"
    cause = "it was parsed and written again"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None and any("e" in number.lower() for number in numbers(text)):
            yield encoded(with_numbers(text, javascript_number))
            yield encoded(with_numbers(text, python_number))


class PythonNumbers(_Numbers):
    slug = "python_number_format"
    form = "the body with its numbers as Python writes them (0.50 as 0.5, 136.0 kept)"
    cause = "it was loaded and dumped"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None:
            yield encoded(with_numbers(text, python_number))


class IntegersAsFloats(_Numbers):
    slug = "integer_became_float"
    form = "the body with its integers written with '.0'"
    cause = "a parser that knows doubles only (Gson's maps) ran in between"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        text = text_of(body)
        if text is not None:
            yield encoded(with_numbers(text, _with_fraction))


def _is_big(number: str) -> bool:
    digits = number.lstrip("-")
    return digits.isdigit() and len(digits) <= _MOST_DIGITS and int(digits) > _SAFE


def _rounded(number: str) -> str:
    return javascript_number(number) if _is_big(number) else number


def _with_fraction(number: str) -> str:
    return f"{number}.0" if number.lstrip("-").isdigit() else number
