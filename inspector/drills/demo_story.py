"""The demonstration: a bounded story of events, good and bad, against a real receiver.

All four AkuWorks events, a bad signature, a duplicate, an outage with retries, a slow answer. It is told
by the sender and by faults on the endpoint, and judged by what the history shows afterwards.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from inspector.config.secret_reference import resolve
from inspector.drills.demo_step import DemoStep
from inspector.drills.demo_step_result import DemoStepResult
from inspector.model.armed_fault import ArmedFault
from inspector.model.attempt import Attempt
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.request_summary import RequestSummary
from inspector.model.verdict_status import VerdictStatus
from inspector.sender.exponential_backoff import ExponentialBackoff
from inspector.sender.retry_policy import RetryPolicy
from inspector.sender.send_order import SendOrder
from inspector.sender.sender import Sender
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader

_VALID, _INVALID = VerdictStatus.VALID, VerdictStatus.INVALID
_FORGED_SECRET = "a secret that is not the endpoint's"  # noqa: S105 - it opens nothing
_SLOW_SECONDS = 2.1
_LOOKS, _LOOK_SECONDS = 500, 0.02
_RETRY = RetryPolicy(attempts=4, schedule=ExponentialBackoff(base=0.3, cap=1.2))
_ONCE = RetryPolicy(attempts=1)

STEPS = (
    DemoStep(
        title="a user is verified", event_type="verification.success", expected=((_VALID, 200),)
    ),
    DemoStep(title="a user fails", event_type="verification.failed", expected=((_VALID, 200),)),
    DemoStep(title="an attack is seen", event_type="security.alert", expected=((_VALID, 200),)),
    DemoStep(title="settings change", event_type="config.updated", expected=((_VALID, 200),)),
    DemoStep(
        title="a bad signature",
        event_type="security.alert",
        expected=((_INVALID, 401),),
        forged=True,
    ),
    DemoStep(
        title="the first event once more",
        event_type="verification.success",
        expected=((_VALID, 200),),
    ),
    DemoStep(
        title="an outage, and retries until it is over",
        event_type="config.updated",
        expected=((_VALID, 503), (_VALID, 503), (_VALID, 200)),
        fault=Fault("status", {"status": 503}),
        fault_until_attempt=2,
    ),
    DemoStep(
        title="a slow answer",
        event_type="verification.failed",
        expected=((_VALID, 200),),
        fault=Fault("delay", {"seconds": _SLOW_SECONDS}),
        slow=_SLOW_SECONDS,
    ),
)


class DemoStory:
    """Plays the steps against the receiver at `url`, whose store is `store`.

    `pause` are the seconds between steps, for those who watch; `clock` gives nanoseconds UTC, `sleep`
    waits seconds.
    """

    def __init__(
        self,
        url: str,
        store: Path,
        *,
        pause: float = 0.0,
        clock: Callable[[], int] = time.time_ns,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._url = url.rstrip("/")
        self._store = store
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._sender = Sender(store, clock=clock, sleep=sleep)

    async def play(
        self, on_step: Callable[[DemoStepResult], None] | None = None
    ) -> tuple[DemoStepResult, ...]:
        """Play all steps in order and return their results; `on_step` hears of each when it is over.

        Raises StoreFailure when the store can't be read or written.
        """
        with closing(Reader(self._store)) as reader, closing(Endpoints(self._store)) as endpoints:
            endpoint = endpoints.ensure_default()
            results: list[DemoStepResult] = []
            for step in STEPS:
                if results:
                    await self._sleep(self._pause)
                result = await self._play_step(step, endpoint, reader, endpoints)
                results.append(result)
                if on_step is not None:
                    on_step(result)
        return tuple(results)

    async def _play_step(
        self, step: DemoStep, endpoint: Endpoint, reader: Reader, endpoints: Endpoints
    ) -> DemoStepResult:
        before = reader.last_id()
        if step.fault is not None:
            endpoints.arm(endpoint.name, ArmedFault(step.fault, self._clock()))

        def hear(attempt: Attempt) -> None:
            if attempt.number == step.fault_until_attempt:
                endpoints.disarm(endpoint.name)

        try:
            await self._sender.deliver(self._order(step, endpoint), hear)
        finally:
            if step.fault is not None:
                endpoints.disarm(endpoint.name)
        return DemoStepResult(step, await self._seen(reader, before, len(step.expected)))

    def _order(self, step: DemoStep, endpoint: Endpoint) -> SendOrder:
        return SendOrder(
            provider=endpoint.provider or "akuworks",
            event_type=step.event_type,
            target=self._url + endpoint.path,
            secret=_FORGED_SECRET if step.forged else resolve(endpoint.secrets[0]),
            policy=_ONCE if step.forged else _RETRY,
        )

    async def _seen(self, reader: Reader, before: int, count: int) -> tuple[RequestSummary, ...]:
        """Return what came since `before`, waiting a bounded time for the responses to be written down."""
        page: list[RequestSummary] = []
        for _ in range(_LOOKS):
            page = reader.page_after(before, count + 1)
            if len(page) >= count and all(summary.status is not None for summary in page):
                break
            await self._sleep(_LOOK_SECONDS)
        return tuple(page)
