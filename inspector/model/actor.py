"""Who must act on a finding."""

from enum import StrEnum


class Actor(StrEnum):
    """The one in whose hands the remedy lies."""

    CODE = "your code"
    SETTINGS = "your settings"
    SENDER = "the sender"
    BETWEEN = "something between"
