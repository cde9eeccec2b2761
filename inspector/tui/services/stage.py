"""Where the receiver is in its life."""

from enum import StrEnum


class Stage(StrEnum):
    """One word for how the receiver stands, with a sign of its own."""

    STARTING = "starting"
    LISTENING = "listening"
    FAILED = "no receiver"

    @property
    def sign(self) -> str:
        """One narrow character that tells the stage without colour."""
        return {Stage.STARTING: "○", Stage.LISTENING: "●", Stage.FAILED: "✗"}[self]
