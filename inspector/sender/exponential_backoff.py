"""Waiting times that double."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExponentialBackoff:
    """base · factorⁿ seconds before the attempt that follows the (n+1)th failure, never more than `cap`."""

    base: float = 1.0
    cap: float = 60.0
    factor: float = 2.0

    def delay(self, failures: int) -> float:
        """Return the seconds to wait after `failures` failures (at least one)."""
        try:
            delay = self.base * self.factor ** (failures - 1)
        except OverflowError:
            return self.cap if self.base > 0 else 0.0
        return max(0.0, min(delay, self.cap))
