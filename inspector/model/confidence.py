"""How sure a finding is."""

from enum import StrEnum


class Confidence(StrEnum):
    """Proven by recomputation of the very value, judged by the form of what is there, or a hint."""

    PROVEN = "proven"
    FORM = "form"
    HINT = "hint"
