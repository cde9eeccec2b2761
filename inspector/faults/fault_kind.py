"""What every kind of fault can tell about itself."""

from typing import ClassVar, Protocol

from inspector.faults.steps import Step
from inspector.model.reply import Reply


class FaultKind(Protocol):
    """One kind of failure with its options checked: pure data in, steps out.

    `name` is the word it is armed by, `level` where it acts (`http` so far), `usage` the arguments of the
    command line, `wire` what happens on the wire, `clients` what senders report when they meet it.
    """

    name: ClassVar[str]
    level: ClassVar[str]
    usage: ClassVar[str]
    wire: ClassVar[str]
    clients: ClassVar[str]

    def steps(self, reply: Reply) -> tuple[Step, ...]:
        """Return what the receiver does instead of plainly sending `reply`."""
        ...
