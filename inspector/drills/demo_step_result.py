"""What became of one step of the demonstration."""

from dataclasses import dataclass

from inspector.drills.demo_step import DemoStep
from inspector.model.request_summary import RequestSummary

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class DemoStepResult:
    """The step and the requests that the history shows of it, in order."""

    step: DemoStep
    seen: tuple[RequestSummary, ...]

    @property
    def as_expected(self) -> bool:
        """Whether every request got its verdict and status, and a slow one took its time."""
        shown = tuple((summary.verdict, summary.status) for summary in self.seen)
        return shown == self.step.expected and self._slow_enough and self._right_event

    @property
    def _slow_enough(self) -> bool:
        least = self.step.slow * _NANOSECONDS
        return all((summary.duration or 0) >= least for summary in self.seen)

    @property
    def _right_event(self) -> bool:
        return all(summary.event_type == self.step.event_type for summary in self.seen)
