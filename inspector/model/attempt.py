"""One try of a delivery."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One request that the sender made, and what came of it.

    `status` is the endpoint's own, None when none was seen; `error` is our word for what went wrong
    (`refused`, `timeout`, `reset` …), None when a whole response came, whatever its status; `detail`
    says it in a sentence. Times are nanoseconds UTC, `duration` nanoseconds; `next_at` tells when the
    next attempt is due, None when there is none.
    """

    id: int
    delivery_id: int
    number: int
    started_at: int
    duration: int
    status: int | None = None
    error: str | None = None
    detail: str | None = None
    succeeded: bool = False
    next_at: int | None = None
