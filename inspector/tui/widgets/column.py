"""A column of the list of requests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Name, heading and width in cells; `right` aligns figures at their last digit.

    `gap` counts the cells before the column; the first of them may hold a sign.
    """

    name: str
    heading: str
    width: int
    right: bool = False
    gap: int = 1
