"""One row of a text view."""

from dataclasses import dataclass

Span = tuple[int, int, str]
"""(start, end, part): characters of a row that stand out, and as what (`key`, `string` …)."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """The text of a row, made visible; its spans; and the line's number where a line begins in it.

    `goes_on` tells that the row continues the one above.
    """

    text: str
    spans: tuple[Span, ...]
    number: int | None
    goes_on: bool
