"""A fault that is in force on an endpoint."""

from dataclasses import dataclass

from inspector.model.fault import Fault


@dataclass(frozen=True, slots=True)
class ArmedFault:
    """A fault, since when it is armed, and when it reverts by itself (nanoseconds UTC; None: until off)."""

    fault: Fault
    armed_at: int
    until: int | None = None

    def in_force(self, now: int) -> bool:
        """Whether the fault still acts at `now`, in nanoseconds UTC."""
        return self.until is None or now < self.until
