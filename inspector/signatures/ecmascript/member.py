"""Where a member of an object stands in its bytes."""

from typing import NamedTuple


class Member(NamedTuple):
    """Byte offsets of one member: from its key's quote to its value's end, and of the comma it owns.

    `comma` is the one before the member, the one after when it stands first, None when it is alone.
    """

    start: int
    value_start: int
    end: int
    comma: int | None

    def cut_from(self, data: bytes) -> bytes:
        """Return `data` without the member and its comma, every other byte kept, white space too."""
        if self.comma is None:
            return data[: self.start] + data[self.end :]
        if self.comma < self.start:
            return data[: self.comma] + data[self.comma + 1 : self.start] + data[self.end :]
        return data[: self.start] + data[self.end : self.comma] + data[self.comma + 1 :]

    def value_in(self, data: bytes) -> bytes:
        """Return the bytes of the value."""
        return data[self.value_start : self.end]

    def revalued_in(self, data: bytes, value: bytes) -> bytes:
        """Return `data` with the bytes of the value replaced."""
        return data[: self.value_start] + value + data[self.end :]
