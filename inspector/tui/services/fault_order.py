"""Which fault is to be armed, where, and for how long."""

from dataclasses import dataclass

from inspector.model.fault import Fault


@dataclass(frozen=True, slots=True)
class FaultOrder:
    """An endpoint by name, a fault, and for how many seconds; None: until off."""

    endpoint: str
    fault: Fault
    seconds: float | None
