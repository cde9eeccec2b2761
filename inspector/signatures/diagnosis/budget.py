"""How much a search may cost."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_DIGESTS = 50_000
MOST_SECONDS = 1.0


@dataclass(slots=True)
class Budget:
    """Digests and seconds, whichever runs out first; `spend` is called once a digest."""

    digests: int = MOST_DIGESTS
    seconds: float = MOST_SECONDS
    clock: Callable[[], float] = time.perf_counter
    spent: int = 0
    exhausted: bool = False
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._end = self.clock() + self.seconds

    def spend(self) -> bool:
        """Count one digest; return whether it may still be computed."""
        if self.exhausted or self.spent >= self.digests or self.clock() > self._end:
            self.exhausted = True
            return False
        self.spent += 1
        return True

    def is_left(self) -> bool:
        """Whether there is time for a form that costs more than a digest."""
        if self.clock() > self._end:
            self.exhausted = True
        return not self.exhausted
