"""The six words a verdict can say."""

from enum import StrEnum


class VerdictStatus(StrEnum):
    """What was found out about a request's signature."""

    VALID = "valid"
    INVALID = "invalid"
    MISSING = "missing"
    STALE = "stale"
    MALFORMED = "malformed"
    UNCHECKED = "unchecked"

    @property
    def sign(self) -> str:
        """One narrow character that tells the verdict without colour."""
        return _SIGNS[self]

    @property
    def is_failure(self) -> bool:
        """Whether a careful endpoint refuses the request."""
        return self not in {VerdictStatus.VALID, VerdictStatus.UNCHECKED}


_SIGNS = {
    VerdictStatus.VALID: "✓",
    VerdictStatus.INVALID: "✗",
    VerdictStatus.MISSING: "∅",
    VerdictStatus.STALE: "◷",
    VerdictStatus.MALFORMED: "!",
    VerdictStatus.UNCHECKED: "·",
}
