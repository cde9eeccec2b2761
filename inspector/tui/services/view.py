"""The ways to look at a body."""

from enum import StrEnum


class View(StrEnum):
    """How a body's bytes are shown, in the order that the key goes through them."""

    PRETTY = "pretty"
    RAW = "raw"
    HEX = "hex"

    @property
    def next(self) -> "View":
        """The view that comes after this one."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]
