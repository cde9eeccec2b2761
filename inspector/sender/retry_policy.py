"""When the next attempt comes, and when to give up: pure, no clock.

What a policy still lacks has its place here: an explicit list is another `Schedule`; `Retry-After` and
statuses that stop at once are decisions on the last outcome, taken in `next_delay` before the schedule.
"""

import hashlib
import math
from dataclasses import dataclass, field

from inspector.sender.exponential_backoff import ExponentialBackoff
from inspector.sender.schedule import Schedule

_DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """At most `attempts` attempts, spaced by a schedule and spread by ± `jitter` (a share, 0.2 for 20 %).

    Jitter is drawn from `seed`, the delivery's key and the number of failures, so a run can be repeated
    whatever the order in which deliveries fail.
    """

    attempts: int = 4
    schedule: Schedule = field(default_factory=ExponentialBackoff)
    jitter: float = 0.0
    seed: int = 0

    def next_delay(self, failures: int, key: str = "") -> float | None:
        """Return the seconds to wait after `failures` failures (1, 2, …), None to give up."""
        if failures >= self.attempts:
            return None
        delay = self.schedule.delay(failures)
        if delay is None:
            return None
        return delay * (1 + self.jitter * (2 * self._draw(failures, key) - 1))

    def _draw(self, failures: int, key: str) -> float:
        text = f"{self.seed}\0{key}\0{failures}".encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(text, digest_size=_DIGEST_BYTES).digest()
        return math.ldexp(int.from_bytes(digest), -8 * _DIGEST_BYTES)
