"""What a fault asks of the receiver, step by step; the receiver carries the steps out in order."""

from dataclasses import dataclass
from typing import TypeAlias

from inspector.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for so many seconds; a client that leaves ends the wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Send:
    """Send a whole reply."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Hang:
    """Send nothing and keep the connection open until the client leaves or the receiver stops."""


Step: TypeAlias = Wait | Send | Hang
