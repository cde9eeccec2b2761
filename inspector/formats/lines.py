"""Lines of text for a terminal, made when they are asked for."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import overload


class Lines(Sequence[str]):
    """A sequence of lines that went through `visible`. A slice of it is a list."""

    @property
    @abstractmethod
    def width(self) -> int:
        """Characters of the longest line, as they came: tabs and escapes make a line longer."""

    @abstractmethod
    def line(self, index: int) -> str:
        """Return a line; `index` counts from 0 and is within bounds."""

    def continues(self, index: int) -> bool:  # noqa: ARG002 - for those that cut long lines
        """Whether the line goes on where the one before was cut for its length."""
        return False

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        places = range(len(self))[index]
        return (
            [self.line(place) for place in places]
            if isinstance(places, range)
            else self.line(places)
        )
