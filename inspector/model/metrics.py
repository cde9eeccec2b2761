"""The figures of a status page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Counts and response times over a span of the history.

    `succeeded` and `failed` count responses by the provider's success rule; `average`, `p50`, `p95` and
    `p99` are response times in nanoseconds, None when nothing was answered; the percentiles come from
    buckets and are upper bounds.
    """

    requests: int = 0
    responses: int = 0
    succeeded: int = 0
    failed: int = 0
    average: int | None = None
    p50: int | None = None
    p95: int | None = None
    p99: int | None = None
    by_verdict: Mapping[str, int] = field(default_factory=dict)
    by_status: Mapping[str, int] = field(default_factory=dict)

    @property
    def success_rate(self) -> float | None:
        """Successful responses in percent, None when nothing was answered."""
        return 100 * self.succeeded / self.responses if self.responses else None

    @property
    def failure_rate(self) -> float | None:
        """Failed responses in percent, None when nothing was answered."""
        return 100 * self.failed / self.responses if self.responses else None
