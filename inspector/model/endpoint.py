"""A place on the receiver that senders are pointed at."""

from dataclasses import dataclass

from inspector.model.armed_fault import ArmedFault
from inspector.model.reply import Reply
from inspector.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path on the receiver: whose events arrive there, with which secrets, and what is answered.

    `reply` None means the default: 200 to a request whose verdict is `valid` or `unchecked`, 401 to one
    whose signature does not hold. `max_body` in bytes; None means the receiver's limit.
    """

    id: int
    name: str
    path: str
    provider: str | None = None
    secrets: tuple[Secret, ...] = ()
    reply: Reply | None = None
    public_url: str | None = None
    max_body: int | None = None
    armed_fault: ArmedFault | None = None
