"""One step of the demonstration."""

from dataclasses import dataclass

from inspector.model.fault import Fault
from inspector.model.verdict_status import VerdictStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStep:
    """An event to send, and what the history must show of it.

    `expected` holds verdict and status of each captured request in order. `forged` signs with a secret
    that is not the endpoint's. `fault` is armed before the step, and off again after
    `fault_until_attempt` attempts, or when the step is over. `slow` asks the response to take at least
    that many seconds.
    """

    title: str
    event_type: str
    expected: tuple[tuple[VerdictStatus, int], ...]
    forged: bool = False
    fault: Fault | None = None
    fault_until_attempt: int | None = None
    slow: float = 0.0
