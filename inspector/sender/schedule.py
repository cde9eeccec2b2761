"""What every schedule of retries can tell."""

from typing import Protocol


class Schedule(Protocol):
    """Waiting times between attempts, before jitter: doubling ones, an explicit list, a straight line."""

    def delay(self, failures: int) -> float | None:
        """Return the seconds to wait after `failures` failures (1, 2, …); None when the schedule is over."""
        ...
