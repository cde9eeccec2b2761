"""The ways to look at a body."""

from enum import StrEnum


class BodyView(StrEnum):
    """How a body's bytes are shown, in the order that the key goes through them."""

    PRETTY = "pretty"
    RAW = "raw"
    HEX = "hex"

    @property
    def next(self) -> "BodyView":
        """The view that comes after this one."""
        views = list(BodyView)
        return views[(views.index(self) + 1) % len(views)]
