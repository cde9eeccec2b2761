"""How far an attempt has come."""

from enum import IntEnum


class Phase(IntEnum):
    """The steps of an attempt, in order; a time limit means something else in each."""

    RESOLVING = 0
    CONNECTING = 1
    WAITING = 2
    READING = 3
