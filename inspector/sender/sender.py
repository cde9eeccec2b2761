"""The sender: gets one event to one target, attempt by attempt."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.model.request import Request
from inspector.providers.catalogue_loader import load
from inspector.providers.provider import Provider
from inspector.sender.delivery_report import DeliveryReport
from inspector.sender.envelope import Envelope
from inspector.sender.exchange import Exchange
from inspector.sender.outcome import Outcome
from inspector.sender.send_order import SendOrder
from inspector.sender.target import Target
from inspector.sender.unrecorded import Unrecorded
from inspector.store.deliveries import Deliveries

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Job:
    order: SendOrder
    provider: Provider
    target: Target

    def envelope(self, now: int) -> Envelope:
        return Envelope.of(self.order, self.provider, self.target, now / _NANOSECONDS)

    def is_success(self, outcome: Outcome) -> bool:
        whole = outcome.error is None and outcome.status is not None
        return whole and self.provider.success.accepts(outcome.status or 0)

    def next_delay(self, delivery: Delivery, failures: int) -> float | None:
        key = delivery.event_id or f"{delivery.created_at}"
        return self.order.policy.next_delay(failures, key)


class Sender:
    """Signs, sends, judges by the provider's success rule, waits, tries again, and writes it all down.

    `store` None records nothing. `timeout` bounds each attempt, in seconds. `clock` gives nanoseconds
    UTC, `ticks` nanoseconds of a clock that never jumps, `sleep` waits seconds.
    """

    def __init__(
        self,
        store: Path | None,
        *,
        timeout: float = 5.0,
        clock: Callable[[], int] = time.time_ns,
        ticks: Callable[[], int] = time.perf_counter_ns,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._timeout = timeout
        self._clock = clock
        self._ticks = ticks
        self._sleep = sleep

    async def deliver(
        self, order: SendOrder, on_attempt: Callable[[Attempt], None] | None = None
    ) -> DeliveryReport:
        """Carry out an order to its end; `on_attempt` hears of each attempt when it is over.

        Raises InspectorError before anything is sent when the provider, the event, the target, a header
        or the secret won't do. What the network or the endpoint does wrong is in the report.
        """
        job = _Job(order, load(order.provider), Target.parse(order.target))
        now = self._clock()
        envelope = job.envelope(now)
        request = Request("POST", job.target.url, envelope.headers, envelope.body)
        with closing(self._records()) as records:
            # In a thread: while another process holds the store, a screen's loop must go on.
            delivery = await asyncio.to_thread(
                records.add,
                created_at=now,
                provider=job.provider.name,
                event_type=order.event_type,
                event_id=job.provider.event(request).id,
                target=job.target.url,
            )
            attempts: list[Attempt] = []
            outcome = Outcome()
            try:
                async with Exchange(timeout=self._timeout) as exchange:
                    while not attempts or attempts[-1].next_at is not None:
                        await self._wait_for_turn(attempts)
                        outcome, fields = await self._attempt(
                            job, exchange, delivery, len(attempts) + 1
                        )
                        attempts.append(await _written(records, fields))
                        if on_attempt is not None:
                            on_attempt(attempts[-1])
            finally:
                # Also when the person stops it: a delivery that nobody works at is not pending.
                state = "delivered" if attempts and attempts[-1].succeeded else "failed"
                await asyncio.to_thread(records.finish, delivery.id, state)
        return DeliveryReport(replace(delivery, state=state), tuple(attempts), outcome)

    def _records(self) -> Deliveries | Unrecorded:
        return Unrecorded() if self._store is None else Deliveries(self._store)

    async def _wait_for_turn(self, attempts: list[Attempt]) -> None:
        if attempts and attempts[-1].next_at is not None:
            await self._sleep((attempts[-1].next_at - self._clock()) / _NANOSECONDS)

    async def _attempt(
        self, job: _Job, exchange: Exchange, delivery: Delivery, number: int
    ) -> tuple[Outcome, dict[str, Any]]:
        """Send once; return what it brought and the fields of the attempt."""
        started_at, start = self._clock(), self._ticks()
        envelope = job.envelope(started_at)
        outcome = await exchange.post(job.target.url, envelope.headers, envelope.body)
        duration = self._ticks() - start
        succeeded = job.is_success(outcome)
        delay = None if succeeded else job.next_delay(delivery, number)
        return outcome, {
            "delivery_id": delivery.id,
            "number": number,
            "started_at": started_at,
            "duration": duration,
            "status": outcome.status,
            "error": None if outcome.error is None else outcome.error.value,
            "detail": outcome.detail,
            "succeeded": succeeded,
            "next_at": None if delay is None else self._clock() + round(delay * _NANOSECONDS),
        }


async def _written(records: Deliveries | Unrecorded, fields: dict[str, Any]) -> Attempt:
    return await asyncio.to_thread(lambda: records.add_attempt(**fields))
